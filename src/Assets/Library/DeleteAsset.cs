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
    public Task<Asset?> ExecuteAsync(Caller caller, AssetKey key, bool keep, CancellationToken cancellationToken)
        => ExecuteAsync(caller, key, versionId: null, keep, cancellationToken);

    /// <param name="versionId">Another version is left alone, and counts as none; null deletes whichever is there.</param>
    internal async Task<Asset?> ExecuteAsync(Caller caller, AssetKey key, string? versionId, bool keep, CancellationToken cancellationToken)
    {
        while (await catalog.FindAsync(key, cancellationToken) is { } asset && (versionId is null || asset.VersionId == versionId))
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
