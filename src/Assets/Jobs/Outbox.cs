using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Versions;

namespace ServerlessDam.Assets.Jobs;

/// <summary>
/// Pays what changes owe: right after the change in the background, and what a crash or a fault left over by
/// <see cref="SweepAsync"/>. Paying twice does no harm.
/// </summary>
public sealed class Outbox(
    ITableStore tables, IMessageQueue queue, Originals originals, DerivedStore derived, KeptVersions kept, RelatedAssets related, DuplicatePairs duplicates, IdGenerator ids, TimeProvider time, ILogger<Outbox> logger)
    : BackgroundService
{
    /// <summary>What does not fit is found by the sweep.</summary>
    private readonly Channel<OutboxEntry> _announced = Channel.CreateBounded<OutboxEntry>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite });

    public OutboxEntry Entry(OutboxKind kind, string cloud, string assetId, string versionId)
        => new(kind, cloud, assetId, versionId, OutboxEntry.NewKey(time.GetUtcNow(), ids.Hex32()));

    /// <summary>
    /// To be called when the change that carries the entries is committed. Replaced versions are left to the sweep: who found one
    /// a moment ago, here or in another instance, is still reading it.
    /// </summary>
    public void Announce(IEnumerable<OutboxEntry> entries)
    {
        foreach (var entry in entries.Where(entry => entry.Kind != OutboxKind.Erase))
        {
            _announced.Writer.TryWrite(entry);
        }
    }

    /// <summary>Pays all that is owed since before <paramref name="limit"/>; how many that were.</summary>
    public async Task<int> SweepAsync(string cloud, DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var overdue = new RowRange(CatalogKeys.Outboxes, OutboxEntry.NewKey(limit, ""));
        var paid = 0;
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(CatalogKeys.Table, cloud, overdue, 500, continuation, cancellationToken);
            foreach (var row in page.Rows)
            {
                paid += await TryPayAsync(OutboxEntry.From(row), cancellationToken) ? 1 : 0;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);

        return paid;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Parallel.ForEachAsync(
            _announced.Reader.ReadAllAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = stoppingToken },
            async (entry, cancellationToken) => await TryPayAsync(entry, cancellationToken));
    }

    /// <summary>A debt that cannot be paid now keeps its row for the next sweep, and does not keep the others waiting.</summary>
    private async Task<bool> TryPayAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await PayAsync(entry, cancellationToken);
            return true;
        }
#pragma warning disable CA1031 // Whatever it was; also a time-out, which looks like a cancellation that nobody asked for.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.EntryFailed(logger, entry.Kind, entry.AssetId, e);
            return false;
        }
#pragma warning restore CA1031
    }

    private async Task PayAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Kind is OutboxKind.EraseTrash or OutboxKind.EraseTrashedVersion)
        {
            // From this write on the deletion cannot be undone; before it, nothing may be erased.
            entry = entry with { Kind = entry.Kind == OutboxKind.EraseTrash ? OutboxKind.EraseAsset : OutboxKind.Erase };
            if (await tables.ApplyAsync(CatalogKeys.Table, entry.Cloud, [new RowChange.Put(entry.ToRow(), entry.RowETag)], cancellationToken) is not null)
            {
                return;
            }
        }

        switch (entry.Kind)
        {
            case OutboxKind.Analyze:
                await queue.EnqueueAsync(Job.Queue, AnalyzeJob.Of(entry.Cloud, entry.AssetId, entry.VersionId).ToJson(), TimeSpan.Zero, cancellationToken);
                break;
            case OutboxKind.Moderate:
                await queue.EnqueueAsync(Job.Queue, ModerateAsset.Of(entry.Cloud, entry.AssetId, entry.VersionId).ToJson(), TimeSpan.Zero, cancellationToken);
                break;
            case OutboxKind.Erase:
                if (!await kept.IsKeptAsync(entry.Cloud, entry.AssetId, entry.VersionId, cancellationToken))
                {
                    await originals.EraseAsync(entry.Cloud, entry.AssetId, entry.VersionId, cancellationToken);
                }

                await derived.EraseAsync(entry.Cloud, entry.AssetId, entry.VersionId, cancellationToken);
                break;
            case OutboxKind.EraseAsset:
                await originals.EraseAsync(entry.Cloud, entry.AssetId, cancellationToken);
                await derived.EraseAsync(entry.Cloud, entry.AssetId, null, cancellationToken);
                await related.ForgetAsync(entry.Cloud, entry.AssetId, cancellationToken);
                await duplicates.ForgetAsync(entry.Cloud, entry.AssetId, cancellationToken);
                break;
        }

        List<RowChange> paid = [new RowChange.Delete(entry.RowKey)];
        if (entry.Kind == OutboxKind.EraseAsset)
        {
            paid.Add(new RowChange.Delete(CatalogKeys.Results(entry.AssetId)));
        }

        await tables.ApplyAsync(CatalogKeys.Table, entry.Cloud, paid, cancellationToken);
    }
}

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Warning, "Could not pay {Kind} of asset {AssetId}; the sweep will try again")]
    public static partial void EntryFailed(ILogger logger, OutboxKind kind, string assetId, Exception exception);

    [LoggerMessage(2002, LogLevel.Information, "Sweep of {Cloud}: {Paid} debts paid, {TakenBack} unfinished uploads taken back")]
    public static partial void Swept(ILogger logger, string cloud, int paid, int takenBack);

    [LoggerMessage(2003, LogLevel.Information, "Dropped {Reaped} chunked uploads that were never completed")]
    public static partial void Reaped(ILogger logger, int reaped);

    [LoggerMessage(2004, LogLevel.Information, "Resumed {Resumed} batches that had stood still")]
    public static partial void Resumed(ILogger logger, int resumed);

    [LoggerMessage(2005, LogLevel.Information, "Events of {Cloud} that were not told yet: {Untold}")]
    public static partial void ToldAgain(ILogger logger, string cloud, int untold);

    [LoggerMessage(2006, LogLevel.Information, "Sent {Sent} notifications again that should have been tried")]
    public static partial void SentAgain(ILogger logger, int sent);

    [LoggerMessage(2007, LogLevel.Information, "Assets of {Cloud} that the search index had not heard of: {Indexed}")]
    public static partial void IndexedLate(ILogger logger, string cloud, int indexed);
}
