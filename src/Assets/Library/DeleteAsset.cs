using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Versions;

namespace ServerlessDam.Assets.Library;

/// <summary>Deletes an asset with all that was derived of it.</summary>
public sealed class DeleteAsset(Catalog catalog, Outbox outbox)
{
    /// <returns>The asset that is gone; null when there was none.</returns>
    public Task<Asset?> ExecuteAsync(Caller caller, AssetKey key, CancellationToken cancellationToken)
        => ExecuteAsync(caller, key, keep: false, cancellationToken);

    /// <inheritdoc cref="ExecuteAsync(Caller, AssetKey, CancellationToken)"/>
    /// <param name="keep">Its current version is kept, to be restored; see <see cref="KeptVersions"/>.</param>
    public async Task<Asset?> ExecuteAsync(Caller caller, AssetKey key, bool keep, CancellationToken cancellationToken)
    {
        while (await catalog.FindAsync(key, cancellationToken) is { } asset)
        {
            caller.Demand(FolderPermission.Manage, asset.Folder);
            var deletion = Deletion.Of(asset, keep, outbox);
            if (await catalog.WriteAsync(asset, null, null, deletion.Changes, cancellationToken))
            {
                outbox.Announce(deletion.Owed);
                return asset;
            }
        }

        return null;
    }
}
