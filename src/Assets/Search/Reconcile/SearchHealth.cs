using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Search.Reconcile;

/// <summary>What is known of the indexes of all clouds together; looked up at most every few seconds, as anybody may ask.</summary>
public sealed class SearchHealth(ITableStore tables, ISearchIndex index, SearchFeed feed, IndexStates states, Reindex reindex, TimeProvider time) : IDisposable
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
        var isCompared = true;
        string? trouble = null;
        await foreach (var cloud in tables.PartitionsAsync(CatalogKeys.Table, cancellationToken).Take(MostClouds))
        {
            var state = await states.ReadAsync(cloud, cancellationToken);
            var last = await reindex.LastAsync(cloud, cancellationToken);
            var rebuild = last is { State: BatchState.Running } ? last : null;
            trouble ??= await TroubleAsync(cloud, cancellationToken);
            isCompared &= state.CompletedAt is not null;
            condition = new()
            {
                DebtsWaiting = condition.DebtsWaiting + await feed.CountAsync(cloud, MostDebts, cancellationToken),
                Repaired = condition.Repaired + state.Repaired,
                LastPass = condition.LastPass is { } other && !(state.CompletedAt < other) ? other : state.CompletedAt,
                LastDrift = condition.LastDrift + (state.Last is { } pass ? pass.Missing + pass.Stale + pass.Orphaned : 0),
                Rebuilding = condition.Rebuilding + (rebuild is null ? 0 : 1),
                RebuildsFailed = condition.RebuildsFailed + (last is { State: BatchState.Failed } ? 1 : 0),
                RebuildDone = condition.RebuildDone + (rebuild?.Done ?? 0),
                RebuildTotal = condition.RebuildTotal + (rebuild?.Total ?? rebuild?.Done ?? 0),
            };
        }

        return condition with { LastPass = isCompared ? condition.LastPass : null, Trouble = trouble };
    }

    private async Task<string?> TroubleAsync(string cloud, CancellationToken cancellationToken)
    {
        try
        {
            await index.CountAsync(cloud, cancellationToken);
            return null;
        }
        catch (DamException e)
        {
            return e.Message;
        }
    }
}

public sealed record IndexCondition
{
    /// <summary>Why an index cannot be asked: there is none, or it does not answer. Null when all can.</summary>
    public string? Trouble { get; init; }

    /// <summary>Assets that the index does not know the latest of; at most 1000 are counted of a cloud.</summary>
    public long DebtsWaiting { get; init; }

    /// <summary>When each cloud had been compared whole at least once since; null while one was not.</summary>
    public DateTimeOffset? LastPass { get; init; }

    /// <summary>Assets in which the last comparison of each cloud found a difference.</summary>
    public long LastDrift { get; init; }

    /// <summary>Differences repaired since the indexes began.</summary>
    public long Repaired { get; init; }

    /// <summary>Clouds whose index is written anew.</summary>
    public int Rebuilding { get; init; }

    /// <summary>Clouds of which the last attempt to write it anew failed.</summary>
    public int RebuildsFailed { get; init; }

    /// <summary>Assets of these that are written.</summary>
    public long RebuildDone { get; init; }

    /// <summary>An estimate of how many they are.</summary>
    public long RebuildTotal { get; init; }
}
