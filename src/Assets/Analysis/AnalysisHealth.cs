using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Analysis;

/// <summary>How many assets of all clouds wait for their analysis, and how many have steps that are quarantined or unavailable; at most 1000 of a cloud are counted.</summary>
public sealed record AnalysisCondition(int Waiting, int Quarantined, int Unavailable);

/// <summary>
/// Counted in the background, at most every few seconds, as anybody may ask: who asks is told what is known, and the next one what it is now.
/// </summary>
public sealed class AnalysisHealth(ITableStore tables, ListAnalysis list, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private const int MostClouds = 100;

    private const int MostCounted = 1000;

    /// <summary>Of who asks first.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _gate = new();
    private AnalysisCondition? _known;
    private Task<AnalysisCondition>? _look;
    private DateTimeOffset _begun;

    /// <returns>As of some seconds ago; null while it is counted for the first time.</returns>
    public async Task<AnalysisCondition?> ReadAsync(CancellationToken cancellationToken)
    {
        var look = Look(out var known);
        try
        {
            return known ?? await look.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _ending.Cancel();
        _ending.Dispose();
    }

    /// <summary>The look that is under way, or the last where that is recent.</summary>
    private Task<AnalysisCondition> Look(out AnalysisCondition? known)
    {
        lock (_gate)
        {
            if (_look is null or { IsFaulted: true } || (_look.IsCompleted && time.GetUtcNow() - _begun > Lifetime))
            {
                // What cannot be counted any more is not known any more.
                _known = _look is { IsCompletedSuccessfully: true } last ? last.Result : null;
                _begun = time.GetUtcNow();
                _look = Task.Run(() => LookAsync(_ending.Token), _ending.Token);
            }

            known = _look.IsCompletedSuccessfully ? _look.Result : _known;
            return _look;
        }
    }

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
