# Has the running app do steps of the analysis anew: what failed, was unavailable, or is outdated by another model; says how far it
# is. Ctrl-C ends it before its next step; what is done stays done.
what="${words[0]:-failed}"
[[ ${#words[@]} -le 1 && "$what" =~ ^(status|failed|unavailable|outdated|all)$ ]] || die "analyze: '${words[*]}' is none of status, failed, unavailable, outdated, all" 2
[[ -z "$step" || "$step" =~ ^[a-z_]+$ ]] || die "--step: '$step' is no name of a step" 2
instance_alive || die "the app is not running here; ./dam up starts it"

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

if [[ "$what" == status ]]; then
    answer="$(call GET analysis/status)"
    [[ -n "$(field pending)" ]] || die "the app did not answer: $answer"
    say "assets that wait: $(field pending), with quarantined steps: $(field failed), with unavailable ones: $(field unavailable)"
    exit 0
fi

answer="$(call POST "analysis/replay?status=$what${step:+&step=$step}")"
batch="$(field batch_id)"
[[ -n "$batch" ]] || die "the app did not begin: $answer"
trap 'call DELETE "batches/$batch" >/dev/null; note "analyze: ended; what is done stays done"; exit 130' INT TERM
while [[ "$(field state)" == running ]]; do
    total="$(field total)"
    note "analyze: $(field done)${total:+ of $total} assets"
    sleep 1
    answer="$(call GET "batches/$batch")"
done
[[ "$(field state)" == done ]] || die "the batch $batch ended as '$(field state)': $answer"
say "went through $(field done) assets"
answer="$(call GET analysis/status)"
say "assets that wait: $(field pending), with quarantined steps: $(field failed), with unavailable ones: $(field unavailable)"
