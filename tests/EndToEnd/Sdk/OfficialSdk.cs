using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Sdk;

/// <summary>
/// The official, unmodified Node SDK against the real app; an independent decoder looks at what is delivered. The checks are
/// written in JavaScript under <c>suites/</c>; here each is a test, on each storage.
/// </summary>
public abstract class OfficialSdk(Apps apps, SuiteRuns runs)
{
    protected static TheoryData<string, string> ChecksOf(IEnumerable<string> suites)
        => [.. suites.SelectMany(suite => SuiteFiles.ChecksOf(suite).Select(check => (suite, check)))];

    protected async Task ShouldSeeAsync(string suite, string check)
    {
        var run = await runs.GetAsync(suite, apps);
        Assert.True(run.Checks.TryGetValue(check, out var result), $"{suite} ended without it: {run.Errors}");
        Assert.True(result!.Ok, result.Error);
    }

    protected async Task ShouldRunNoOtherCheckAsync(string suite)
        => Assert.Empty((await runs.GetAsync(suite, apps)).Checks.Keys.Except(SuiteFiles.ChecksOf(suite)));
}
