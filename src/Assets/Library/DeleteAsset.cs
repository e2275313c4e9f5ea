using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Jobs;

namespace ServerlessDam.Assets.Library;

/// <summary>Deletes an asset with all that was derived of it.</summary>
public sealed class DeleteAsset(Catalog catalog, Outbox outbox)
{
    /// <returns>The asset that is gone; null when there was none.</returns>
    public async Task<Asset?> ExecuteAsync(Caller caller, AssetKey key, CancellationToken cancellationToken)
    {
        while (await catalog.FindAsync(key, cancellationToken) is { } asset)
        {
            caller.Demand(FolderPermission.Manage, asset.Folder);
            var owed = outbox.Entry(OutboxKind.EraseAsset, asset.Cloud, asset.AssetId, asset.VersionId);
            if (await catalog.WriteAsync(asset, null, null, [owed.Row], cancellationToken))
            {
                outbox.Announce([owed]);
                return asset;
            }
        }

        return null;
    }
}
