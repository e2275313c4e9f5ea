using Microsoft.Azure.Functions.Worker;
using ServerlessDam.Assets.Analysis.Replay;

namespace ServerlessDam.Functions.Analysis;

/// <summary>Every minute: whether models have arrived, and whether an analysis was lost.</summary>
public sealed class WatchAnalysisFunction(AnalysisWatch watch)
{
    [Function("WatchAnalysis")]
    public Task Run([TimerTrigger("45 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) => watch.ExecuteAsync(cancellationToken);
}
