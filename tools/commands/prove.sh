proofs=(kill-drops kill-uploads kill-changes kill-background kill-archives kill-index kill-analysis quarantine webhooks large catalog assets-page fuzz)
[[ ${#words[@]} -gt 0 ]] && proofs=("${words[@]}")
for proof in "${proofs[@]}"; do
    [[ "$proof" =~ ^[a-z-]+$ && -f "$root/bench/prove/$proof.mjs" ]] || die "there is no proof '$proof'" 2
done

install_product
install_npm tests/EndToEnd
install_npm web
install_debian chromium "$photographs"
build_app
if [[ " ${proofs[*]} " == *" kill-analysis "* || " ${proofs[*]} " == *" quarantine "* ]]; then
    install_npm bench
    install_models
fi
failed=0
for proof in "${proofs[@]}"; do
    DAM_RESULTS="$data/results" node "$root/bench/prove/$proof.mjs" || failed=$((failed + 1))
done
[[ $failed -eq 0 ]] || die "$failed of ${#proofs[@]} proofs failed"
