using System.Text.Json;
using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Sdk;

/// <summary>What one check of a suite came to.</summary>
internal sealed record CheckResult(string Name, bool Ok, string? Error);

/// <summary>A suite that ran to its end: its checks by name, and what it said besides.</summary>
internal sealed record SuiteRun(IReadOnlyDictionary<string, CheckResult> Checks, string Errors)
{
    /// <summary>Of a suite that hangs: one that waits for analyses waits behind all others.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    public static async Task<SuiteRun> OfAsync(string suite, RunningApp app)
    {
        using var limit = new CancellationTokenSource(Limit);
        var reporter = Path.Combine(Repository.Suites, "support", "reporter.mjs");
        var node = await Command.RunAsync(
            "node", ["--test-reporter", reporter, "--test-reporter-destination", "stdout", SuiteFiles.PathOf(suite)], app.ClientEnvironment, limit.Token);

        var checks = node.Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.StartsWith('{'))
            .Select(line => JsonSerializer.Deserialize<CheckResult>(line, JsonSerializerOptions.Web)!)
            .ToDictionary(check => check.Name);
        return new SuiteRun(checks, node.Errors);
    }
}
