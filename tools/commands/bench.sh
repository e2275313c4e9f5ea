parts=(derive hits photos crowd search similarity analysis)
[[ ${#words[@]} -gt 0 ]] && parts=("${words[@]}")
for part in "${parts[@]}"; do
    [[ "$part" =~ ^(derive|hits|photos|crowd|search|similarity|analysis)$ ]] || die "there is no benchmark '$part'" 2
done

install_product
install_npm tests/EndToEnd
install_npm bench
if [[ " ${parts[*]} " == *" hits "* ]]; then
    install_debian nginx-light wrk
    for program in nginx wrk; do have "$program" || die "$program is missing: apt-get install nginx-light wrk"; done
fi
if [[ " ${parts[*]} " == *" search "* ]]; then
    install_debian sqlite3
fi
build_app
if [[ " ${parts[*]} " == *" analysis "* ]]; then install_models; fi
for part in "${parts[@]}"; do
    DAM_RESULTS="$data/results" node "$root/bench/peers/run.mjs" "$part"
done
