# Azurite, the emulator of Azure Storage, as a process of its own beside the app. All it keeps is under {data}/azurite; its one
# account has a key made on the first start. {data}/azurite/connection holds the connection string that the app, and whoever
# puts files into the container `drop`, uses.

azurite_folder() { printf '%s/azurite' "$data"; }

azurite_connection() { cat "$(azurite_folder)/connection"; }

start_azurite() {
    local folder blobs="$azurite_port" queues=$((azurite_port + 1)) tables=$((azurite_port + 2)) taken
    folder="$(azurite_folder)"
    if azurite_alive; then
        azurite_listens "$blobs" && grep -q ":$blobs/" "$folder/connection" && return
        die "process $azurite_pid is the Azurite of $data and does not listen on port $blobs; ./dam down stops it"
    fi
    for taken in "$blobs" "$queues" "$tables"; do
        port_stays_taken "$taken" && die "port $taken is taken by another program; choose three others with --azurite-port"
    done
    mkdir -p "$folder"
    (
        umask 077
        [[ -s "$folder/key" ]] || { openssl rand -base64 64 | tr -d '\n' >"$folder/key.new" && mv "$folder/key.new" "$folder/key"; }
        printf 'DefaultEndpointsProtocol=http;AccountName=dam;AccountKey=%s;%s;%s;%s;\n' "$(cat "$folder/key")" \
            "BlobEndpoint=http://127.0.0.1:$blobs/dam" "QueueEndpoint=http://127.0.0.1:$queues/dam" \
            "TableEndpoint=http://127.0.0.1:$tables/dam" >"$folder/connection"
    )
    # The clients speak versions of the protocol that Azurite has not heard of yet; it answers them as its newest.
    AZURITE_ACCOUNTS="dam:$(cat "$folder/key")" setsid node "$root/azurite/node_modules/azurite/dist/src/azurite.js" \
        --location "$folder/data" --silent --disableTelemetry --skipApiVersionCheck \
        --blobPort "$blobs" --queuePort "$queues" --tablePort "$tables" </dev/null >>"$data/azurite.log" 2>&1 &
    azurite_pid=$!
    printf 'pid=%s\nstarted=%s\n' "$azurite_pid" "$(process_started "$azurite_pid")" >"$folder/process"
    local deadline=$((SECONDS + 60))
    until azurite_listens "$blobs"; do
        [[ -n "$(process_started "$azurite_pid")" && $SECONDS -lt $deadline ]] || die "Azurite did not start; its log is $data/azurite.log"
        sleep 0.2
    done
}

stop_azurite() {
    azurite_alive || return 0
    stop_process "$azurite_pid" "$azurite_started"
    rm -f "$(azurite_folder)/process"
}

azurite_pid="" azurite_started=""

azurite_alive() {
    local name value file
    file="$(azurite_folder)/process"
    [[ -r "$file" ]] || return 1
    while IFS='=' read -r name value; do
        case "$name" in
            pid) azurite_pid="$value" ;;
            started) azurite_started="$value" ;;
        esac
    done <"$file"
    [[ "$azurite_pid" =~ ^[0-9]+$ && -n "$azurite_started" && "$(process_started "$azurite_pid")" == "$azurite_started" ]]
}

# Blobs, queues and tables come up one after the other.
azurite_listens() { port_is_taken "$1" && port_is_taken "$(($1 + 1))" && port_is_taken "$(($1 + 2))"; }
