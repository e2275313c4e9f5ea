using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Versions;

/// <summary>Gives up kept versions; with the last one of a deleted asset the rest of it goes.</summary>
public sealed class DeleteVersions(Catalog catalog, GoneAssets gone, KeptVersions kept, ITableStore tables, Outbox outbox, SearchFeed feed)
{
    /// <summary>Each takes two rows of one transaction.</summary>
    private const int MostAtOnce = 40;

    /// <returns>The versions that are kept no more, and those that were not kept.</returns>
    /// <exception cref="DamException">NotFound: no such asset; InvalidParameter: none, or too many.</exception>
    public async Task<(IReadOnlyList<string> Deleted, IReadOnlyList<string> Missing)> ExecuteAsync(
        Caller caller, string cloud, string assetId, IReadOnlyList<string> versionIds, CancellationToken cancellationToken)
    {
        if (versionIds.Count is 0 or > MostAtOnce)
        {
            throw versionIds.Count == 0 ? DamException.Missing("version_ids") : DamException.Invalid($"Too many version_ids: {versionIds.Count}, at most {MostAtOnce}");
        }

        while (true)
        {
            var live = await catalog.FindByIdAsync(cloud, assetId, cancellationToken);
            var asset = live ?? await gone.FindByIdAsync(cloud, assetId, cancellationToken) ?? throw DamException.NotFound(assetId);
            caller.Demand(FolderPermission.Manage, asset.Folder);
            var versions = await kept.ListAsync(cloud, assetId, cancellationToken);
            List<string> ended = [.. versions.Select(version => version.Asset.VersionId).Where(versionIds.Contains)];
            IReadOnlyList<string> missing = [.. versionIds.Except(ended)];
            if (ended.Count == 0 || await WriteAsync(live, asset, ended, isLast: ended.Count == versions.Count, cancellationToken))
            {
                return (ended, missing);
            }
        }
    }

    private async Task<bool> WriteAsync(Asset? live, Asset asset, List<string> ended, bool isLast, CancellationToken cancellationToken)
    {
        // What a deletion that can be undone may bring back is erased by that deletion's own debt, and by nothing before it.
        var trashed = await TrashedAsync(asset, cancellationToken);
        List<string> promised = [.. trashed.Select(row => OutboxEntry.From(row).VersionId)];
        var isAll = isLast && live is null;
        List<OutboxEntry> owed = isAll && trashed.Count == 0
            ? [outbox.Entry(OutboxKind.EraseAsset, asset.Cloud, asset.AssetId, asset.VersionId)]
            : [.. ended.Where(id => id != live?.VersionId && !promised.Contains(id)).Select(id => outbox.Entry(OutboxKind.Erase, asset.Cloud, asset.AssetId, id))];

        // Their rows are written again, so that a debt which is paid or undone meanwhile is noticed. A single one takes the rest of the asset with it.
        List<RowChange> changes =
        [
            .. ended.Select(id => new RowChange.Delete(CatalogKeys.Kept(asset.AssetId, id))),
            .. owed.Select(entry => entry.Row),
            .. trashed.Select(row => new RowChange.Put((isAll && trashed.Count == 1 ? OutboxEntry.OfWholeTrash(row) : row) with { ETag = null }, row.ETag)),
        ];
        if (live is not null)
        {
            return await catalog.WriteAsync(live, live with { HasKeptVersions = !isLast }, null, changes, cancellationToken);
        }

        // The row is written again though nothing in it changes: an upload that goes on with this asset must see that versions went.
        changes.AddRange(isLast
            ? await gone.TakeAsync(asset, cancellationToken)
            : [new RowChange.Put(AssetRows.From(asset.Cloud, CatalogKeys.Gone(asset.AssetId), asset), asset.RowETag)]);
        changes.Add(feed.Debt(asset));
        if (await tables.ApplyAsync(CatalogKeys.Table, asset.Cloud, changes, cancellationToken) is not null)
        {
            return false;
        }

        await feed.OwedAsync(asset.Cloud, [asset.AssetId]);
        return true;
    }

    /// <summary>The debts of its deletions that can still be undone; see <see cref="TrashAssets"/>.</summary>
    private async Task<List<Row>> TrashedAsync(Asset asset, CancellationToken cancellationToken)
    {
        var debts = await tables.FirstAsync(CatalogKeys.Table, asset.Cloud, RowRange.Prefix(CatalogKeys.Outboxes), int.MaxValue, cancellationToken);
        return [.. debts.Where(row => OutboxEntry.From(row) is { Kind: OutboxKind.EraseTrash or OutboxKind.EraseTrashedVersion } entry && entry.AssetId == asset.AssetId)];
    }
}
