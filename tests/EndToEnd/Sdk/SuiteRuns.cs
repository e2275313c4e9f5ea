using System.Collections.Concurrent;
using ServerlessDam.EndToEnd.Running;
using ServerlessDam.EndToEnd.Sdk;

[assembly: AssemblyFixture(typeof(SuiteRuns))]

namespace ServerlessDam.EndToEnd.Sdk;

/// <summary>Each suite runs once on each storage, whichever of its checks is asked for first.</summary>
public sealed class SuiteRuns
{
    private readonly ConcurrentDictionary<(string Suite, RunningApp App), Lazy<Task<SuiteRun>>> runs = new();

    internal Task<SuiteRun> GetAsync(string suite, Apps apps)
        => runs.GetOrAdd((suite, apps.Of(suite)), run => new(() => SuiteRun.OfAsync(run.Suite, run.App))).Value;
}
