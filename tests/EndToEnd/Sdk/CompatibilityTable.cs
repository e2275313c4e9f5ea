using System.Text;
using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Sdk;

/// <summary>
/// <c>docs/compatibility.md</c>: every method of the SDKs, the call that it makes, and the check that covers it as it came out
/// in this run. <c>DAM_RENEW=1</c> writes it.
/// </summary>
[Collection(SharedApp.Name)]
public sealed class CompatibilityTable(RunningApp app, RunningWithModels withModels, SuiteRuns runs)
{
    private readonly Apps _apps = new(app, withModels);
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "compatibility.md");

    [Fact]
    public async Task Every_method_has_a_check_that_holds_or_says_what_it_needs()
    {
        var wrong = new List<string>();
        foreach (var row in CompatibilityRows.All)
        {
            if (row is { Check: "", Missing: "" } || (row.Check.Length > 0 && !await HoldsAsync(row)))
            {
                wrong.Add($"{row.Area}.tsv: {row.Method}: {row.Suite}: {row.Check}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_page_says_what_this_run_found()
    {
        var found = await PrintAsync();
        if (Environment.GetEnvironmentVariable("DAM_RENEW") == "1")
        {
            await File.WriteAllTextAsync(Page, found, TestContext.Current.CancellationToken);
        }

        var committed = await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken);
        Assert.True(found == committed, "docs/compatibility.md is stale; renew it: DAM_RENEW=1 ./dam test EndToEnd");
    }

    private async Task<string> PrintAsync()
    {
        var page = new StringBuilder("""
            # Compatibility

            Every method of the official SDKs that this server is measured by, the call that it makes, and the check that covers it. The checks are `tests/EndToEnd/suites/{suite}.test.mjs`: the unmodified Node SDK, and for what other SDKs send differently plain requests as those SDKs write them, against the real app. This page is written by that test run and fails it when it is stale. Compatible with Cloudinary, not affiliated with it.


            """);
        var rows = CompatibilityRows.All;
        var holding = 0;
        var parts = new StringBuilder();
        foreach (var area in rows.GroupBy(row => row.Area))
        {
            parts.Append("\n## ").Append(area.Key).Append("\n\n| method | call | suite | check | |\n| --- | --- | --- | --- | --- |\n");
            foreach (var row in area)
            {
                var holds = row.Check.Length > 0 && await HoldsAsync(row);
                holding += holds ? 1 : 0;
                var state = row.Check.Length == 0 ? row.Missing : holds ? "holds" : "fails";
                parts.Append("| ").AppendJoin(" | ", new[] { row.Method, $"`{row.Call}`", row.Suite, row.Check, state }.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
            }
        }

        return page.Append($"{holding} of {rows.Count} hold; {rows.Count(row => row.Check.Length == 0)} need what is not here.\n").Append(parts).ToString();
    }

    private async Task<bool> HoldsAsync(CompatibilityRow row)
        => File.Exists(SuiteFiles.PathOf(row.Suite))
            && (await runs.GetAsync(row.Suite, _apps)).Checks.TryGetValue(row.Check, out var result) && result.Ok;
}
