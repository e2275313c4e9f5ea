using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Sdk;

[Collection(SharedAppOnAzurite.Name)]
public sealed class OfficialSdkOnAzurite(RunningOnAzurite app, RunningWithModelsOnAzurite withModels, SuiteRuns runs) : OfficialSdk(new(app, withModels), runs)
{
    public static TheoryData<string, string> Checks => ChecksOf(SuiteFiles.Common);

    public static TheoryData<string> Suites => [.. SuiteFiles.Common];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task Sees(string suite, string check) => ShouldSeeAsync(suite, check);

    [Theory]
    [MemberData(nameof(Suites))]
    public Task Runs_no_check_that_is_not_listed(string suite) => ShouldRunNoOtherCheckAsync(suite);
}
