# A process that was killed a moment ago may still be listed: it runs only if it answers.
if instance_alive; then
    asked_port="$port" asked_https_port="$https_port" asked_storage="$storage"
    port="$instance_port" https_port="$instance_https_port" storage="$instance_storage"
    if wait_healthy "$instance_pid"; then
        read_credentials
        source "$root/tools/summary.sh"
        note "dam: was running already (process $instance_pid)"
        exit 0
    fi
    instance_alive && die "process $instance_pid runs on $data and does not answer; ./dam down stops it"
    port="$asked_port" https_port="$asked_https_port" storage="$asked_storage"
fi

if $build; then install_product; fi
build_app
make_credentials
remember_folder_mode
remember_moderation_block
make_certificate
for taken in "$port" "$https_port"; do
    port_stays_taken "$taken" && die "port $taken is taken by another program; choose with --port or --https-port"
done
case "$storage" in
    embedded) mkdir -p "$data/drop/$cloud_name/default" ;;
    azurite) install_npm azurite && start_azurite ;;
esac
app_environment
export MediaLibrary__SignInLinkPath="$data/sign-in-link"

if $detach; then
    # Its own session: Ctrl-C in this terminal is not for it.
    setsid dotnet "$app" </dev/null >>"$data/app.log" 2>&1 &
else
    dotnet "$app" </dev/null &
fi
pid=$!
write_instance "$pid"

stop() {
    trap '' INT TERM
    stop_process "$pid" "$(process_started "$pid")"
    rm -f "$data/instance"
    stop_azurite
}

if ! wait_healthy "$pid"; then
    stop
    $detach && tail -n 20 "$data/app.log" >&2
    die "the app did not become healthy; ./dam doctor may know why"
fi
source "$root/tools/summary.sh"
if $build && ! has_models; then
    note "dam: the models of the analysis (faces, tags) are being loaded; until then pictures are stored without. Log: $data/models.log"
    setsid "$root/dam" models --data "$data" --no-build </dev/null >>"$data/models.log" 2>&1 &
fi
$detach && exit 0

trap 'stop; exit 0' INT TERM
code=0
wait "$pid" || code=$?
rm -f "$data/instance"
stop_azurite
exit "$code"
