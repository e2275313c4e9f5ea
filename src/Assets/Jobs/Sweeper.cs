using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Background;
using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Similarity;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Assets.Upload.Chunks;

namespace ServerlessDam.Assets.Jobs;

/// <summary>Finishes or takes back what a crash left: debts, uploads nobody was told of, chunks never completed.</summary>
public sealed class Sweeper(
    ITableStore tables,
    IBlobStore blobs,
    IClaims claims,
    Catalog catalog,
    Outbox outbox,
    ChunkedUploads chunks,
    DeleteTokens deleteTokens,
    Batches batches,
    StagedFiles staged,
    EventNotes events,
    NotificationSweep notifications,
    SearchFeed feed,
    DuplicateFeed duplicates,
    FingerprintNotes notes,
    FingerprintBackfill backfill,
    FingerprintIndex fingerprints,
    TimeProvider time,
    ILogger<Sweeper> logger)
{
    /// <summary>No upload takes as long between its pending row and its end.</summary>
    private static readonly TimeSpan PendingLifetime = TimeSpan.FromMinutes(15);

    /// <summary>Left for the change's own instance, which pays at once, and to who still reads what was replaced; older debts were left behind.</summary>
    private static readonly TimeSpan DebtGrace = TimeSpan.FromSeconds(20);

    private readonly DateTimeOffset _started = time.GetUtcNow();

    /// <param name="soleOwner">This process is the storage's only one: what was pending before it started is nobody's any more.</param>
    public async Task ExecuteAsync(bool soleOwner, CancellationToken cancellationToken)
    {
        await foreach (var cloud in tables.PartitionsAsync(CatalogKeys.Table, cancellationToken))
        {
            var takenBack = await TakeBackAsync(cloud, Limit(PendingLifetime), cancellationToken);
            var paid = await outbox.SweepAsync(cloud, Limit(DebtGrace), cancellationToken);
            if (await events.SweepAsync(cloud, Limit(DebtGrace), cancellationToken) is > 0 and var untold)
            {
                Log.ToldAgain(logger, cloud, untold);
            }

            await PayIndexAsync(cloud, Limit(DebtGrace), cancellationToken);
            await backfill.SweepAsync(cloud, cancellationToken);
            await duplicates.SweepAsync(cloud, cancellationToken);
            await notes.SweepAsync(cloud, cancellationToken);
            if (paid + takenBack > 0)
            {
                Log.Swept(logger, cloud, paid, takenBack);
            }
        }

        fingerprints.DropIdle();
        if (await chunks.ReapAsync(cancellationToken) is > 0 and var reaped)
        {
            Log.Reaped(logger, reaped);
        }

        await deleteTokens.DropExpiredAsync(cancellationToken);
        if (await batches.ResumeAsync(cancellationToken) is > 0 and var resumed)
        {
            Log.Resumed(logger, resumed);
        }

        await staged.ReapAsync(cancellationToken);
        if (await notifications.ExecuteAsync(cancellationToken) is > 0 and var overdue)
        {
            Log.SentAgain(logger, overdue);
        }

        DateTimeOffset Limit(TimeSpan patience)
        {
            var limit = time.GetUtcNow() - patience;
            return soleOwner && _started > limit ? _started : limit;
        }
    }

    /// <summary>An index that does not answer keeps nothing else from being swept.</summary>
    private async Task PayIndexAsync(string cloud, DateTimeOffset limit, CancellationToken cancellationToken)
    {
        try
        {
            if (await feed.SweepAsync(cloud, limit, cancellationToken) is > 0 and var indexed)
            {
                Log.IndexedLate(logger, cloud, indexed);
            }
        }
#pragma warning disable CA1031 // It was logged where it failed; the debts are there for the next sweep.
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
        }
#pragma warning restore CA1031
    }

    private async Task<int> TakeBackAsync(string cloud, DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var taken = 0;
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.Pendings), 500, continuation, cancellationToken);
            foreach (var row in page.Rows.Where(row => PendingUpload.SinceOf(row) < limit))
            {
                taken += await TakeBackAsync(cloud, row, cancellationToken) ? 1 : 0;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);

        return taken;
    }

    private async Task<bool> TakeBackAsync(string cloud, Row row, CancellationToken cancellationToken)
    {
        var (assetId, versionId) = PendingUpload.IdsOf(row);
        await using var claim = await HeldClaim.TryTakeAsync(claims, PendingUpload.ClaimOf(assetId, versionId), time, cancellationToken);

        // Read again under the claim: a redelivery may have begun anew, or finished.
        if (claim is null
            || await tables.GetAsync(CatalogKeys.Table, cloud, row.RowKey, cancellationToken) is not { } current
            || current.ETag != row.ETag)
        {
            return false;
        }

        await PendingUpload.TakeBackAsync(tables, blobs, catalog, row, cancellationToken);
        return true;
    }
}
