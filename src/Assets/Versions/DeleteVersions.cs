using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Versions;

/// <summary>Gives up kept versions; with the last one of a deleted asset the rest of it goes.</summary>
public sealed class DeleteVersions(Catalog catalog, GoneAssets gone, KeptVersions kept, ITableStore tables, Outbox outbox)
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
        List<OutboxEntry> owed = isLast && live is null
            ? [outbox.Entry(OutboxKind.EraseAsset, asset.Cloud, asset.AssetId, asset.VersionId)]
            : [.. ended.Where(id => id != live?.VersionId).Select(id => outbox.Entry(OutboxKind.Erase, asset.Cloud, asset.AssetId, id))];
        List<RowChange> changes = [.. ended.Select(id => new RowChange.Delete(CatalogKeys.Kept(asset.AssetId, id))), .. owed.Select(entry => entry.Row)];
        if (live is not null)
        {
            return await catalog.WriteAsync(live, live with { HasKeptVersions = !isLast }, null, changes, cancellationToken);
        }

        // The row is written again though nothing in it changes: an upload that goes on with this asset must see that versions went.
        changes.AddRange(isLast
            ? await gone.TakeAsync(asset, cancellationToken)
            : [new RowChange.Put(AssetRows.From(asset.Cloud, CatalogKeys.Gone(asset.AssetId), asset), asset.RowETag)]);
        return await tables.ApplyAsync(CatalogKeys.Table, asset.Cloud, changes, cancellationToken) is null;
    }
}
