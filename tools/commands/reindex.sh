# Writes the search index of the library anew: by the running app, or, when none runs, on its storage directly. Either goes on
# where it was interrupted.
if ! instance_alive; then
    [[ "$storage" != embedded || -f "$data/store.db" ]] || die "there is no library in $data"
    if $build; then install_product; fi
    build_app
    read_credentials
    remember_folder_mode
    remember_moderation_block
    app_environment
    exec dotnet "$app" reindex
fi

read_credentials
# call METHOD PATH: the answer's body.
call() {
    { exec 3<>"/dev/tcp/127.0.0.1/$instance_port"; } 2>/dev/null || die "the app does not answer on port $instance_port"
    printf '%s /v1_1/%s/%s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\nAuthorization: Basic %s\r\nContent-Length: 0\r\n\r\n' \
        "$1" "$cloud_name" "$2" "$instance_port" "$(printf '%s:%s' "$api_key" "$api_secret" | base64 -w0)" >&3
    sed '1,/^\r*$/d' <&3
    exec 3>&-
}
# field NAME: of an answer, a number or a text.
field() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" <<<"$answer"; }

answer="$(call POST search/reindex)"
batch="$(field batch_id)"
[[ -n "$batch" ]] || die "the app did not begin: $answer"
while [[ "$(field state)" == running ]]; do
    total="$(field total)"
    note "reindex: $(field done)${total:+ of about $total} assets"
    sleep 1
    answer="$(call GET "batches/$batch")"
done
[[ "$(field state)" == done ]] || die "the batch $batch ended as '$(field state)': $answer"
say "reindexed $(field done) assets"
