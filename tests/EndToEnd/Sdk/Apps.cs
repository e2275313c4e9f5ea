using ServerlessDam.EndToEnd.Running;

namespace ServerlessDam.EndToEnd.Sdk;

/// <summary>The apps of a storage.</summary>
/// <param name="Plain">For all suites but those that need the models of the analysis.</param>
public sealed record Apps(RunningApp Plain, RunningApp WithModels)
{
    /// <summary>The one that a suite runs on.</summary>
    internal RunningApp Of(string suite) => SuiteFiles.NeedsModels(suite) ? WithModels : Plain;
}
