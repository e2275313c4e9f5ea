# Has the running app do steps of the analysis anew: what failed, was unavailable, or is outdated by another model; says how far it
# is. Ctrl-C ends it before its next step; what is done stays done.
what="${words[0]:-failed}"
[[ ${#words[@]} -le 1 && "$what" =~ ^(status|failed|unavailable|outdated|all)$ ]] || die "analyze: '${words[*]}' is none of status, failed, unavailable, outdated, all" 2
[[ -z "$step" || "$step" =~ ^[a-z_]+$ ]] || die "--step: '$step' is no name of a step" 2
instance_alive || die "the app is not running here; ./dam up starts it"

read_credentials
say_status() {
    answer="$(call GET analysis/status)"
    [[ -n "$(field pending)" ]] || die "the app did not answer: $answer"
    say "assets that wait: $(field pending), with quarantined steps: $(field failed), with unavailable ones: $(field unavailable)"
}

if [[ "$what" == status ]]; then
    say_status
    exit 0
fi

begin_batch "analysis/replay?status=$what${step:+&step=$step}"
trap 'call DELETE "batches/$batch" >/dev/null; note "analyze: ended; what is done stays done"; exit 130' INT TERM
follow_batch analyze of
say "went through $(field done) assets"
say_status
