# Runs every test project, two at a time where they may, and adds up. The last line is the totals alone.
install_product
# What is loaded comes while the compiler works.
fetch_models
# Whatever ends this early leaves nothing running and no half of the models behind; what has begun a project ends with it.
results="$root/TestResults" second=""
leave() {
    [[ -z "$second" ]] || { rm -rf "$results/begun" && kill "$second"; } 2>/dev/null || true
    [[ -z "$models_fetch" ]] || { kill "$models_fetch" 2>/dev/null || true; rm -rf "$models_raw"; }
}
trap leave EXIT
install_debian chromium "$photographs" &
installing=($!)
for folder in web azurite tests/Azure tests/Media tests/EndToEnd tests/Transformations/Builders; do
    install_npm "$folder" &
    installing+=($!)
done
build_project ServerlessDam.sln
for job in "${installing[@]}"; do wait "$job"; done
build_web &
pages=$!
install_models
wait "$pages"
# The app takes the pages along.
if [[ "$root/web/dist/index.html" -nt "$root/obj/dam/ServerlessDam.sln.$configuration" ]]; then
    build_project functions/ServerlessDam.Functions.csproj
fi

rm -rf "$results"
mkdir -p "$results/begun"

# The totals of an xunit report: attributes of each <assembly>.
total() { grep -o '<assembly [^>]*' "$1" | grep -o " $2=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{sum += $1} END {print sum + 0}'; }

# report NAME PASSED FAILED STARTED
report() {
    say "$1: $2 passed, $3 failed, $((SECONDS - $4)) s"
    printf '%s %s\n' "$2" "$3" >"$results/$1.totals"
}

run_project() {
    local name="$1" assembly="$2" report="$results/$1.xml" log="$results/$1.log" code=0 started=$SECONDS good=0 bad=1
    (cd "$root" && dotnet "$assembly" -noLogo -noColor -xml "$report") >"$log" 2>&1 || code=$?
    if [[ -s "$report" && "$(total "$report" total)" -gt 0 ]]; then
        good="$(total "$report" passed)"
        bad=$(($(total "$report" failed) + $(total "$report" errors)))
        # A run that failed without a failed test crashed.
        [[ $code -ne 0 && $bad -eq 0 ]] && bad=1
    else
        printf '%s\n' "reported nothing (exit code $code)" >>"$log"
    fi
    report "$name" "$good" "$bad" "$started"
}

# run_web NAME COMMAND...: what npm packages of web/ run and report as JSON: Vitest's totals, or Playwright's.
run_web() {
    local name="$1" report="$results/$1.json" log="$results/$1.log" code=0 started=$SECONDS totals good=0 bad=1
    shift
    (cd "$root/web" && npx --no-install "$@") >"$log" 2>&1 </dev/null || code=$?
    # shellcheck disable=SC2016
    totals="$(node -p 'const { stats, numPassedTests, numFailedTests } = require(process.argv[1]);
        stats ? `${stats.expected} ${stats.unexpected + stats.flaky + stats.skipped}` : `${numPassedTests} ${numFailedTests}`' "$report" 2>/dev/null)" &&
        read -r good bad <<<"$totals"
    [[ $code -ne 0 && $bad -eq 0 ]] && bad=1
    report "$name" "$good" "$bad" "$started"
}

# Says nothing unless it objects: it counts no tests.
run_lint() {
    if (cd "$root/web" && npx --no-install eslint . --max-warnings 0) >"$results/lint.log" 2>&1; then
        printf '0 0\n' >"$results/lint.totals"
    else
        report lint 0 1 "$SECONDS"
    fi
}

run() {
    case "$1" in
        lint) run_lint ;;
        web) run_web web vitest run --reporter=json --outputFile="$results/web.json" ;;
        journeys) DAM_NO_BUILD=1 PLAYWRIGHT_JSON_OUTPUT_NAME="$results/journeys.json" run_web journeys playwright test --reporter=json ;;
        *)
            local project
            project="$(echo "$root/tests/$1"/*.Tests.csproj)"
            run_project "$1" "${project%/*}/bin/$configuration/net10.0/$(basename "$project" .csproj).dll"
            ;;
    esac
}

wanted() { [[ ${#words[@]} -eq 0 || " ${words[*]} " == *" $1 "* || ($1 == lint && " ${words[*]} " == *" web "*) ]]; }

# Beside the longest, which often waits, run those that do not mind; what watches how long pictures and pages take has the machine to itself.
alone=(Media journeys)
all=(EndToEnd web lint Assets Azure)
for project in "$root"/tests/*/*.Tests.csproj; do
    name="$(basename "$(dirname "$project")")"
    [[ " ${all[*]} ${alone[*]} " == *" $name "* ]] || all+=("$name")
done

# take NAME...: runs what nobody has begun.
take() {
    local name
    for name in "$@"; do
        wanted "$name" && mkdir "$results/begun/$name" 2>/dev/null || continue
        run "$name"
    done
}
{ take "${all[@]}" || true; } &
second=$!
take "${all[@]}" || true
wait "$second" || true
second=""
take "${alone[@]}" || true

passed=0 failed=0
for name in "${all[@]}" "${alone[@]}"; do
    [[ -d "$results/begun/$name" ]] || continue
    # What ends without totals has failed.
    good=0 bad=1
    [[ -s "$results/$name.totals" ]] && read -r good bad <"$results/$name.totals"
    passed=$((passed + good)) failed=$((failed + bad))
    [[ $bad -gt 0 ]] || continue
    say "== $name"
    # What libraries remark on broken input fills pages; a failure is to be found.
    grep -v -e '-WARNING \*\*' -e '^$' "$results/$name.log" || true
done

say "$passed passed, $failed failed"
[[ $failed -eq 0 && $passed -gt 0 ]]
