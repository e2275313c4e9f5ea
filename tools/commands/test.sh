# Runs every test project and adds up. The last line is the totals alone.
install_product
install_debian chromium "$photographs" &
debian=$!
installing=()
for folder in azurite tests/Azure tests/Media tests/EndToEnd tests/Transformations/Builders web; do
    install_npm "$folder" &
    installing+=($!)
done
for job in "${installing[@]}"; do wait "$job"; done
wait "$debian"
build_web
build_project ServerlessDam.sln
install_models

results="$root/TestResults"
rm -rf "$results"
mkdir -p "$results"
passed=0 failed=0

# The totals of an xunit report: attributes of each <assembly>.
total() { grep -o '<assembly [^>]*' "$1" | grep -o " $2=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{sum += $1} END {print sum + 0}'; }

run_project() {
    local name="$1" assembly="$2" report="$results/$1.xml" log="$results/$1.log" code=0 started=$SECONDS
    (cd "$root" && dotnet "$assembly" -noLogo -noColor -xml "$report") >"$log" 2>&1 || code=$?
    if [[ ! -s "$report" || "$(total "$report" total)" -eq 0 ]]; then
        cat "$log"
        say "$name: reported nothing (exit code $code)"
        failed=$((failed + 1))
        return
    fi
    local good bad
    good="$(total "$report" passed)"
    bad=$(($(total "$report" failed) + $(total "$report" errors)))
    # A run that failed without a failed test crashed.
    [[ $code -ne 0 && $bad -eq 0 ]] && bad=1
    # What libraries remark on broken input fills pages; a failure is to be found.
    [[ $bad -eq 0 ]] || grep -v -e '-WARNING \*\*' -e '^$' "$log" || true
    say "$name: $good passed, $bad failed, $((SECONDS - started)) s"
    passed=$((passed + good))
    failed=$((failed + bad))
}

wanted() { [[ ${#words[@]} -eq 0 || " ${words[*]} " == *" $1 "* ]]; }

# run_web NAME REPORT COMMAND...: what npm packages of web/ run and report as JSON: Vitest's totals, or Playwright's.
run_web() {
    local name="$1" report="$2" log="$results/$1.log" code=0 started=$SECONDS totals good=0 bad=1
    shift 2
    wanted "$name" || return 0
    (cd "$root/web" && npx --no-install "$@") >"$log" 2>&1 </dev/null || code=$?
    # shellcheck disable=SC2016
    totals="$(node -p 'const { stats, numPassedTests, numFailedTests } = require(process.argv[1]);
        stats ? `${stats.expected} ${stats.unexpected + stats.flaky}` : `${numPassedTests} ${numFailedTests}`' "$report" 2>/dev/null)" &&
        read -r good bad <<<"$totals"
    [[ $code -ne 0 && $bad -eq 0 ]] && bad=1
    [[ $bad -eq 0 ]] || cat "$log"
    say "$name: $good passed, $bad failed, $((SECONDS - started)) s"
    passed=$((passed + good))
    failed=$((failed + bad))
}

for project in "$root"/tests/*/*.Tests.csproj; do
    name="$(basename "$(dirname "$project")")"
    assembly="$(dirname "$project")/bin/$configuration/net10.0/$(basename "$project" .csproj).dll"
    if wanted "$name"; then run_project "$name" "$assembly"; fi
done

if wanted web && ! (cd "$root/web" && npx --no-install eslint . --max-warnings 0) >"$results/lint.log" 2>&1; then
    cat "$results/lint.log"
    say "web: the linter objects"
    failed=$((failed + 1))
fi
run_web web "$results/web.json" vitest run --reporter=json --outputFile="$results/web.json"
export DAM_NO_BUILD=1 PLAYWRIGHT_JSON_OUTPUT_NAME="$results/journeys.json"
run_web journeys "$results/journeys.json" playwright test --reporter=json

say "$passed passed, $failed failed"
[[ $failed -eq 0 && $passed -gt 0 ]]
