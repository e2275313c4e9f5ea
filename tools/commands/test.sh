# Runs every test project and adds up. The last line is the totals alone.
install_product
install_npm azurite
install_npm tests/Azure
install_npm tests/EndToEnd
build_project ServerlessDam.sln

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

for project in "$root"/tests/*/*.Tests.csproj; do
    name="$(basename "$(dirname "$project")")"
    assembly="$(dirname "$project")/bin/$configuration/net10.0/$(basename "$project" .csproj).dll"
    if [[ ${#words[@]} -eq 0 || " ${words[*]} " == *" $name "* ]]; then run_project "$name" "$assembly"; fi
done

say "$passed passed, $failed failed"
[[ $failed -eq 0 && $passed -gt 0 ]]
