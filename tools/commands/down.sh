if ! instance_alive; then
    rm -f "$data/instance"
    say "Nothing runs on $data."
    exit 0
fi
stop_process "$instance_pid" "$instance_started"
rm -f "$data/instance"
say "Stopped (process $instance_pid)."
