install_product
install_debian nginx-light wrk
for program in nginx wrk; do have "$program" || die "$program is missing: apt-get install nginx-light wrk"; done
install_npm tests/EndToEnd
install_npm bench
build_app
DAM_RESULTS="$data/results" node "$root/bench/peers/run.mjs"
