using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Search.Reconcile;

/// <summary>What is known of the indexes of all clouds together; looked up at most every few seconds, as anybody may ask.</summary>
public sealed class SearchHealth(ITableStore tables, SearchFeed feed, IndexStates states, Reindex reindex, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private const int MostClouds = 100;

    private const int MostDebts = 1000;

    private readonly SemaphoreSlim _reading = new(1);
    private (long At, IndexCondition Condition)? _known;

    public async Task<IndexCondition> ReadAsync(CancellationToken cancellationToken)
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

    private async Task<IndexCondition> LookAsync(CancellationToken cancellationToken)
    {
        var condition = new IndexCondition();
        await foreach (var cloud in tables.PartitionsAsync(CatalogKeys.Table, cancellationToken).Take(MostClouds))
        {
            var state = await states.ReadAsync(cloud, cancellationToken);
            var rebuild = await reindex.RunningAsync(cloud, cancellationToken);
            condition = new()
            {
                DebtsWaiting = condition.DebtsWaiting + await feed.CountAsync(cloud, MostDebts, cancellationToken),
                Repaired = condition.Repaired + state.Repaired,
                LastPass = condition.LastPass is { } other && !(state.CompletedAt < other) ? other : state.CompletedAt,
                LastDrift = condition.LastDrift + (state.Last is { } last ? last.Missing + last.Stale + last.Orphaned : 0),
                Rebuilding = condition.Rebuilding + (rebuild is null ? 0 : 1),
                RebuildDone = condition.RebuildDone + (rebuild?.Done ?? 0),
                RebuildTotal = condition.RebuildTotal + (rebuild?.Total ?? rebuild?.Done ?? 0),
            };
        }

        return condition;
    }
}

public sealed record IndexCondition
{
    /// <summary>Assets that the index does not know the latest of; at most 1000 are counted of a cloud.</summary>
    public long DebtsWaiting { get; init; }

    /// <summary>When each cloud had been compared whole at least once since; null while none was.</summary>
    public DateTimeOffset? LastPass { get; init; }

    /// <summary>Assets in which the last comparison of each cloud found a difference.</summary>
    public long LastDrift { get; init; }

    /// <summary>Differences repaired since the indexes began.</summary>
    public long Repaired { get; init; }

    /// <summary>Clouds whose index is written anew.</summary>
    public int Rebuilding { get; init; }

    /// <summary>Assets of these that are written.</summary>
    public long RebuildDone { get; init; }

    /// <summary>An estimate of how many they are.</summary>
    public long RebuildTotal { get; init; }
}
