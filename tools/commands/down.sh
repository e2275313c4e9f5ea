if instance_alive; then
    stop_process "$instance_pid" "$instance_started"
    say "Stopped (process $instance_pid)."
else
    say "Nothing runs on $data."
fi
rm -f "$data/instance"
stop_azurite
