using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Search.Feed;

/// <summary>
/// Keeps the index after the catalog. A change of an asset leaves a debt in its own transaction; it is paid when the index holds
/// the asset as it is then. An index that is immediate is waited for, so that what a call changed is found once it returns; any
/// other gets what came together within a moment. A fault of the index fails no call: its debts wait for the sweep.
/// </summary>
public sealed class SearchFeed(ITableStore tables, ISearchIndex index, DebtPayment payment, TimeProvider time, ILogger<SearchFeed> logger) : IAsyncDisposable
{
    /// <summary>How long what is changed in a row is gathered for an index that is not immediate.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);

    /// <summary>A call that changed something waits no longer for an index that does not answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Assets whose debts are remembered; those of more are left to the sweep.</summary>
    private const int MostWaiting = 50_000;

    /// <summary>Written to the index at once.</summary>
    private const int MostAtOnce = 200;

    /// <summary>Of a sweep: whatever else is swept waits for it.</summary>
    private const int MostPages = 25;

    private const string At = "at";

    private readonly AsyncLocal<DebtGathering?> _gathering = new();
    private readonly Lock _lock = new();
    private readonly LinkedList<Owed> _owed = new();
    private int _waiting;
    private Task _pump = Task.CompletedTask;
    private bool _isPumping;

    /// <summary>What gathers the debts of the call that is running; null for nothing.</summary>
    internal DebtGathering? Gathering
    {
        get => _gathering.Value;
        set => _gathering.Value = value;
    }

    /// <summary>For the transaction that changes the asset, its results, or what is left of it.</summary>
    internal RowChange Debt(Asset asset) => Debt(asset.Cloud, asset.AssetId);

    internal RowChange Debt(string cloud, string assetId)
        => new RowChange.Put(new(cloud, CatalogKeys.IndexDebt(assetId), ImmutableDictionary<string, object>.Empty.Add(At, time.GetUtcNow())));

    /// <summary>To be called when a transaction with debts is committed.</summary>
    internal Task OwedAsync(string cloud, IReadOnlyList<string> assetIds)
    {
        if (Gathering is { } gathering)
        {
            gathering.Add(cloud, assetIds);
            return Task.CompletedTask;
        }

        return assetIds.Count == 0 ? Task.CompletedTask : index.IsImmediate ? WaitAsync(Enqueue(cloud, assetIds)) : Remembered(cloud, assetIds);
    }

    /// <summary>Until it is disposed, what this call and those it makes change is not waited for one by one; then all of it is.</summary>
    public IAsyncDisposable Together() => _gathering.Value is null ? new DebtGathering(this) : DebtGathering.Within;

    /// <summary>Pays what is owed since before <paramref name="limit"/>, a bounded piece of it; of how many assets that was.</summary>
    /// <exception cref="Exception">The index failed: whatever it says. One that is there has been given all the others.</exception>
    public async Task<int> SweepAsync(string cloud, DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var (paid, pages) = (0, 0);
        Exception? refused = null;
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.IndexDebts), MostAtOnce, continuation, cancellationToken);
            List<string> overdue = [.. page.Rows.Where(row => row.Values.GetValueOrDefault(At) is not DateTimeOffset at || at < limit).Select(AssetIdOf)];
            if (overdue.Count > 0)
            {
                try
                {
                    await Enqueue(cloud, overdue).WaitAsync(cancellationToken);
                    paid += overdue.Count;
                }
#pragma warning disable CA1031 // It is thrown again below.
                catch (Exception e) when (!DebtPayment.IsOutage(e))
#pragma warning restore CA1031
                {
                    refused = e;
                }
            }

            continuation = page.Continuation;
        }
        while (continuation is not null && ++pages < MostPages);

        if (refused is not null)
        {
            ExceptionDispatchInfo.Throw(refused);
        }

        return paid;
    }

    /// <summary>Writes these assets to the index as they are now, whether or not anything is owed.</summary>
    /// <exception cref="Exception">The index failed; the debts that this made are left.</exception>
    internal async Task RewriteAsync(string cloud, IReadOnlyList<string> assetIds, CancellationToken cancellationToken)
    {
        foreach (var some in assetIds.Chunk(MostAtOnce / 2))
        {
            await tables.ApplyAsync(CatalogKeys.Table, cloud, [.. some.Select(id => Debt(cloud, id))], cancellationToken);
        }

        await Enqueue(cloud, assetIds).WaitAsync(cancellationToken);
    }

    /// <summary>How many assets are owed; counted up to <paramref name="most"/>.</summary>
    public async Task<int> CountAsync(string cloud, int most, CancellationToken cancellationToken)
        => (await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.IndexDebts), most, cancellationToken)).Count;

    /// <summary>Ends what is being paid; the rest is left to the sweep.</summary>
    public async ValueTask DisposeAsync()
    {
        Task pump;
        lock (_lock)
        {
            _isPumping = true;
            pump = _pump;
            while (_owed.First is { } first)
            {
                _owed.RemoveFirst();
                first.Value.Paid.TrySetCanceled(CancellationToken.None);
            }
        }

        await pump;
    }

    private static string AssetIdOf(Row debt) => debt.RowKey[CatalogKeys.IndexDebts.Length..];

    private Task Remembered(string cloud, IReadOnlyList<string> assetIds)
    {
        if (Volatile.Read(ref _waiting) < MostWaiting)
        {
            // Nobody waits: what failed is logged where it is paid.
            _ = Enqueue(cloud, assetIds).ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        return Task.CompletedTask;
    }

    private async Task WaitAsync(Task paid)
    {
        try
        {
            await paid.WaitAsync(Patience, time);
        }
#pragma warning disable CA1031 // What was committed stays, whatever the index says: the sweep pays. It is logged where it failed.
        catch (Exception)
        {
        }
#pragma warning restore CA1031
    }

    private Task Enqueue(string cloud, IReadOnlyList<string> assetIds)
    {
        var owed = new Owed(cloud, assetIds, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            _owed.AddLast(owed);
            _waiting += assetIds.Count;
            if (!_isPumping)
            {
                _isPumping = true;

                // It serves every call and belongs to none.
                using AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
                _pump = Task.Run(PumpAsync);
            }
        }

        return owed.Paid.Task;
    }

    /// <summary>One at a time in a process: while one batch is paid, the next one gathers.</summary>
    private async Task PumpAsync()
    {
        while (true)
        {
            if (!index.IsImmediate)
            {
                await Task.Delay(Moment, time, CancellationToken.None);
            }

            if (Next() is not { Count: > 0 } batch)
            {
                return;
            }

            try
            {
                foreach (var some in batch.SelectMany(owed => owed.AssetIds).Distinct(StringComparer.Ordinal).Chunk(MostAtOnce))
                {
                    await payment.PayAsync(batch[0].Cloud, some, CancellationToken.None);
                }

                batch.ForEach(owed => owed.Paid.TrySetResult());
            }
#pragma warning disable CA1031 // Whatever the index or the storage says: the debts are still there.
            catch (Exception e)
            {
                Log.NotPaid(logger, batch[0].Cloud, batch.Sum(owed => owed.AssetIds.Count), e);
                batch.ForEach(owed => owed.Paid.TrySetException(e));
            }
#pragma warning restore CA1031
        }
    }

    /// <summary>The next ones of one cloud; none ends the pump.</summary>
    private List<Owed> Next()
    {
        var batch = new List<Owed>();
        var count = 0;
        lock (_lock)
        {
            for (var node = _owed.First; node is not null && count < MostAtOnce;)
            {
                var (owed, next) = (node.Value, node.Next);
                if (batch.Count == 0 || (owed.Cloud == batch[0].Cloud && count + owed.AssetIds.Count <= MostAtOnce))
                {
                    batch.Add(owed);
                    count += owed.AssetIds.Count;
                    _owed.Remove(node);
                }

                node = next;
            }

            _waiting -= count;
            _isPumping = batch.Count > 0;
        }

        return batch;
    }

    private sealed record Owed(string Cloud, IReadOnlyList<string> AssetIds, TaskCompletionSource Paid);
}

internal static partial class Log
{
    [LoggerMessage(2503, LogLevel.Warning, "The search index of {Cloud} could not take asset {AssetId}: {Reason}")]
    public static partial void Refused(ILogger logger, string cloud, string assetId, string reason);

    [LoggerMessage(2501, LogLevel.Warning, "The search index of {Cloud} could not take {Count} assets; the sweep will try again")]
    public static partial void NotPaid(ILogger logger, string cloud, int count, Exception exception);

    [LoggerMessage(2502, LogLevel.Warning, "Assets of {Cloud} change faster than the search index follows: {Count} of them are left to the sweep")]
    public static partial void NeverStill(ILogger logger, string cloud, int count);
}
