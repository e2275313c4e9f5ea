using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Sdk;

/// <summary>
/// The official, unmodified Node SDK against the real app; an independent decoder looks at what is delivered. The checks are
/// written in JavaScript under <c>suites/</c>; here each is a test.
/// </summary>
public sealed class OfficialSdk(RunningApp app, SuiteRuns runs)
{
    public static TheoryData<string, string> Checks
        => [.. SuiteFiles.Names.SelectMany(suite => SuiteFiles.ChecksOf(suite).Select(check => (suite, check)))];

    public static TheoryData<string> Suites => [.. SuiteFiles.Names];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task Sees(string suite, string check)
    {
        var run = await runs.GetAsync(suite, app);
        Assert.True(run.Checks.TryGetValue(check, out var result), $"{suite} ended without it: {run.Errors}");
        Assert.True(result!.Ok, result.Error);
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task Runs_no_check_that_is_not_listed(string suite)
        => Assert.Empty((await runs.GetAsync(suite, app)).Checks.Keys.Except(SuiteFiles.ChecksOf(suite)));
}
