using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Analysis;

/// <summary>How many assets of all clouds wait for their analysis, and how many have steps that are quarantined or unavailable; at most 1000 of a cloud are counted.</summary>
public sealed record AnalysisCondition(int Waiting, int Quarantined, int Unavailable);

/// <summary>Looked up at most every few seconds, as anybody may ask.</summary>
public sealed class AnalysisHealth(ITableStore tables, ListAnalysis list, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private const int MostClouds = 100;

    private const int MostCounted = 1000;

    private readonly SemaphoreSlim _reading = new(1);
    private (long At, AnalysisCondition Condition)? _known;

    public async Task<AnalysisCondition> ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_known is not { } known || time.GetElapsedTime(known.At) > Lifetime)
            {
                _known = known = (time.GetTimestamp(), await LookAsync(cancellationToken));
            }

            return known.Condition;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<AnalysisCondition> LookAsync(CancellationToken cancellationToken)
    {
        var condition = new AnalysisCondition(0, 0, 0);
        await foreach (var cloud in tables.PartitionsAsync(CatalogKeys.Table, cancellationToken).Take(MostClouds))
        {
            condition = new(
                condition.Waiting + await CountAsync(AnalysisState.Pending),
                condition.Quarantined + await CountAsync(AnalysisState.Failed),
                condition.Unavailable + await CountAsync(AnalysisState.Unavailable));

            async Task<int> CountAsync(AnalysisState state) => (await list.CountAsync(cloud, state, MostCounted, cancellationToken)).Count;
        }

        return condition;
    }
}
