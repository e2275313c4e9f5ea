# The running app of a data folder. {data}/instance says which process it is and where it listens.

instance_pid="" instance_started="" instance_port="" instance_https_port="" instance_storage=""

read_instance() {
    instance_pid=""
    [[ -r "$data/instance" ]] || return 1
    local name value
    while IFS='=' read -r name value; do
        case "$name" in
            pid) instance_pid="$value" ;;
            started) instance_started="$value" ;;
            port) instance_port="$value" ;;
            https_port) instance_https_port="$value" ;;
            storage) instance_storage="$value" ;;
        esac
    done <"$data/instance"
    [[ "$instance_pid" =~ ^[0-9]+$ ]]
}

# Numbers of processes are used again: the start time tells ours from a stranger's.
instance_alive() {
    read_instance && [[ "$(process_started "$instance_pid")" == "$instance_started" ]]
}

# Clock ticks since boot; nothing for a process that is gone or a zombie (proc_pid_stat(5), fields 3 and 22).
process_started() {
    local stat
    stat="$(cat "/proc/$1/stat" 2>/dev/null)" || return 0
    # shellcheck disable=SC2086
    set -- ${stat##*) }
    [[ "$1" == Z ]] || printf '%s' "${20}"
}

write_instance() {
    printf 'pid=%s\nstarted=%s\nport=%s\nhttps_port=%s\nstorage=%s\n' \
        "$1" "$(process_started "$1")" "$port" "$https_port" "$storage" >"$data/instance.new"
    mv "$data/instance.new" "$data/instance"
}

app_environment() {
    unset ASPNETCORE_URLS ASPNETCORE_HTTP_PORTS URLS
    export Media__ModelsFolder="${Media__ModelsFolder:-$models_folder}"
    export Thesaurus__Path="$models_folder/thesaurus.tsv"
    export ProductEnvironment__CloudName="$cloud_name" ProductEnvironment__ApiKey="$api_key" \
        ProductEnvironment__ApiSecret="$api_secret" ProductEnvironment__FolderMode="$folder_mode" \
        ProductEnvironment__ModerationBlock="${moderation_block:-rejected}" \
        Provisioning__AccountId="$account_id" Provisioning__ApiKey="$provisioning_api_key" \
        Provisioning__ApiSecret="$provisioning_api_secret" Accounts__SecretKey="$secret_key" \
        Wire__SecurePublicUrl="https://127.0.0.1:$https_port" \
        Kestrel__Endpoints__Http__Url="http://127.0.0.1:$port" \
        Kestrel__Endpoints__Https__Url="https://127.0.0.1:$https_port" \
        Kestrel__Endpoints__Https__Certificate__Path="$data/tls/localhost.crt" \
        Kestrel__Endpoints__Https__Certificate__KeyPath="$data/tls/localhost.key"
    case "$storage" in
        embedded) export Storage__Provider=Embedded Embedded__DataPath="$data" MediaLibrary__DropFolder="$data/drop/$cloud_name/default/" ;;
        azurite) export Storage__Provider=Azure AzureWebJobsStorage && AzureWebJobsStorage="$(azurite_connection)" ;;
        azure) export Storage__Provider=Azure ;;
    esac
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# A process that was killed keeps its port for a moment longer than its name: three seconds are given.
port_stays_taken() {
    local attempt
    for attempt in {1..15}; do
        port_is_taken "$1" || return 1
        [[ $attempt -eq 15 ]] || sleep 0.2
    done
}

# The body of GET /health; fails unless the status is 200. No curl: a bare Debian has none.
health() (
    { exec 3<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || exit 1
    printf 'GET /health HTTP/1.0\r\nHost: 127.0.0.1:%s\r\n\r\n' "$1" >&3
    IFS= read -r -t 10 status <&3 && [[ "$status" == *" 200 "* ]] || exit 1
    while IFS= read -r -t 10 line <&3 && [[ "$line" != $'\r' ]]; do :; done
    cat <&3
)

# wait_healthy PID: until the app answers; fails when it ended or took more than a minute.
wait_healthy() {
    local deadline=$((SECONDS + 60))
    until health "$port" >/dev/null; do
        [[ -n "$(process_started "$1")" && $SECONDS -lt $deadline ]] || return 1
        sleep 0.2
    done
}

stop_process() {
    # One that is dead and not yet waited for takes signals, has no start, and would be waited for without end.
    [[ -n "$2" ]] && kill -TERM "$1" 2>/dev/null || return 0
    local started="$2" deadline=$((SECONDS + 45))
    while [[ "$(process_started "$1")" == "$started" ]]; do
        if [[ $SECONDS -ge $deadline ]]; then
            note "dam: process $1 did not stop in 45 s; killing it (the storage survives that)"
            kill -KILL "$1" 2>/dev/null || true
            deadline=$((SECONDS + 45))
        fi
        sleep 0.1
    done
}
