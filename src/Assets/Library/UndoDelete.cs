using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Versions;

namespace ServerlessDam.Assets.Library;

/// <summary>Brings back what <see cref="TrashAssets"/> deleted, as it was: ids, version, tags, bytes, results, derived assets.</summary>
public sealed class UndoDelete(ITableStore tables, Catalog catalog, Outbox outbox, GoneAssets gone, SearchFeed feed, TimeProvider time)
{
    /// <returns>What is back, and what is not with the reason.</returns>
    /// <exception cref="DamException">NotFound: no such token, too late, or undone already.</exception>
    public async Task<(IReadOnlyList<Asset> Restored, IReadOnlyList<TrashOutcome> Failed)> ExecuteAsync(
        Caller caller, string cloud, string undoToken, CancellationToken cancellationToken)
    {
        if (TrashAssets.Place(undoToken) is not (var prefix, var until))
        {
            throw new DamException(ErrorKind.NotFound, "There is nothing to undo");
        }

        if (time.GetUtcNow() >= until)
        {
            throw TooLate();
        }

        var rows = await RowsAsync(cloud, prefix, cancellationToken);
        if (rows.Count == 0)
        {
            throw new DamException(ErrorKind.NotFound, "There is nothing to undo: it was undone already");
        }

        await using var together = feed.Together();
        var (restored, failed) = (new List<Asset>(), new List<TrashOutcome>());
        foreach (var row in rows)
        {
            try
            {
                restored.Add(await RestoreAsync(caller, row, cancellationToken));
            }
            catch (DamException e)
            {
                failed.Add(new(OutboxEntry.From(row).AssetId, e.Message));
            }
        }

        return (restored, failed);
    }

    private async Task<Asset> RestoreAsync(Caller caller, Row row, CancellationToken cancellationToken)
    {
        var asset = AssetRows.ToAsset(row) with { RowETag = null };
        caller.Demand(FolderPermission.Manage, asset.Folder);

        // The job of an analysis that was under way found no asset, and is gone.
        List<OutboxEntry> owed = asset.Analysis.Any(step => step.State == AnalysisState.Pending)
            ? [outbox.Entry(OutboxKind.Analyze, asset.Cloud, asset.AssetId, asset.VersionId)]
            : [];
        var left = asset.HasKeptVersions ? await gone.FindByIdAsync(asset.Cloud, asset.AssetId, cancellationToken) : null;
        asset = asset with { HasKeptVersions = left is not null };
        List<RowChange> alongside =
        [
            new RowChange.Delete(row.RowKey, row.ETag, MustExist: true),
            .. owed.Select(entry => entry.Row),
            .. await gone.TakeAsync(left, cancellationToken),
        ];
        if (await catalog.WriteAsync(null, asset, null, alongside, cancellationToken))
        {
            outbox.Announce(owed);
            return asset;
        }

        return await catalog.FindAsync(asset.Key, cancellationToken) switch
        {
            // Two asked for the same at the same moment.
            { } now when now.AssetId == asset.AssetId => now,
            not null => throw new DamException(ErrorKind.AlreadyExists, $"Another asset is named {asset.PublicId} by now; rename it and undo again"),
            null => throw TooLate(),
        };
    }

    private async Task<List<Row>> RowsAsync(string cloud, string prefix, CancellationToken cancellationToken)
    {
        var rows = new List<Row>();
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(CatalogKeys.Table, cloud, RowRange.Prefix(prefix), 100, continuation, cancellationToken);
            rows.AddRange(page.Rows.Where(row => OutboxEntry.From(row).Kind is OutboxKind.EraseTrash or OutboxKind.EraseTrashedVersion));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return rows;
    }

    private static DamException TooLate() => new(ErrorKind.NotFound, $"It is too late to undo: a deletion can be undone for {TrashAssets.UndoTime.TotalMinutes} minutes");
}
