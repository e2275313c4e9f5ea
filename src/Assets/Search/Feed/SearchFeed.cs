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
    /// <summary>A call that changed something waits no longer for an index that does not answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Assets whose debts are remembered; those of more are left to the sweep.</summary>
    private const int MostWaiting = 50_000;

    /// <summary>Of a sweep: whatever else is swept waits for it.</summary>
    private const int MostPages = 25;

    private const string At = "at";

    private readonly AsyncLocal<DebtGathering?> _gathering = new();
    private readonly DebtPump _pump = new(index, payment, time, logger);

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

        return assetIds.Count == 0 ? Task.CompletedTask : index.IsImmediate ? WaitAsync(_pump.Enqueue(cloud, assetIds)) : Remembered(cloud, assetIds);
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
            var page = await tables.QueryAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.IndexDebts), DebtPump.MostAtOnce, continuation, cancellationToken);
            List<string> overdue = [.. page.Rows.Where(row => row.Values.GetValueOrDefault(At) is not DateTimeOffset at || at < limit).Select(AssetIdOf)];
            if (overdue.Count > 0)
            {
                try
                {
                    await _pump.Enqueue(cloud, overdue).WaitAsync(cancellationToken);
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
        foreach (var some in assetIds.Chunk(DebtPump.MostAtOnce / 2))
        {
            await tables.ApplyAsync(CatalogKeys.Table, cloud, [.. some.Select(id => Debt(cloud, id))], cancellationToken);
        }

        await _pump.Enqueue(cloud, assetIds).WaitAsync(cancellationToken);
    }

    /// <summary>How many assets are owed; counted up to <paramref name="most"/>.</summary>
    public async Task<int> CountAsync(string cloud, int most, CancellationToken cancellationToken)
        => (await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.IndexDebts), most, cancellationToken)).Count;

    /// <summary>Ends what is being paid; the rest is left to the sweep.</summary>
    public ValueTask DisposeAsync() => _pump.DisposeAsync();

    private static string AssetIdOf(Row debt) => debt.RowKey[CatalogKeys.IndexDebts.Length..];

    private Task Remembered(string cloud, IReadOnlyList<string> assetIds)
    {
        if (_pump.Waiting < MostWaiting)
        {
            // Nobody waits: what failed is logged where it is paid.
            _ = _pump.Enqueue(cloud, assetIds).ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
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
}
