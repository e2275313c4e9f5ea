# What commands ask of the running app by its Admin API, with the credentials of the data folder.

# call METHOD PATH [JSON]: the answer's body.
call() {
    local body="${3:-}"
    { exec 3<>"/dev/tcp/127.0.0.1/$instance_port"; } 2>/dev/null || die "the app does not answer on port $instance_port"
    printf '%s /v1_1/%s/%s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\nAuthorization: Basic %s\r\n%sContent-Length: %s\r\n\r\n%s' \
        "$1" "$cloud_name" "$2" "$instance_port" "$(printf '%s:%s' "$api_key" "$api_secret" | base64 -w0)" \
        "${body:+$'Content-Type: application/json\r\n'}" "${#body}" "$body" >&3
    sed '1,/^\r*$/d' <&3
    exec 3>&-
}

# field NAME: of `answer`, a number or a text.
field() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" <<<"$answer"; }

# begin_batch PATH: has the app begin it; its id is in `batch`.
begin_batch() {
    answer="$(call POST "$1")"
    batch="$(field batch_id)"
    [[ -n "$batch" ]] || die "the app did not begin: $answer"
}

# follow_batch NAME OF: says each second how far `batch` is, until it is done.
follow_batch() {
    local total
    while [[ "$(field state)" == running ]]; do
        total="$(field total)"
        note "$1: $(field done)${total:+ $2 $total} assets"
        sleep 1
        answer="$(call GET "batches/$batch")"
    done
    [[ "$(field state)" == done ]] || die "the batch $batch ended as '$(field state)': $answer"
}
