using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Assets.Versions;

namespace ServerlessDam.Assets.Library;

/// <summary>Gives an asset another public id, another delivery type, or both. Its id, its versions and what was derived stay.</summary>
/// <remarks>
/// With what it overwrites it changes in one transaction. Only when the two have more tags between them than one transaction takes,
/// the overwritten one goes first: a crash in between leaves the other under its old name.
/// </remarks>
public sealed class RenameAsset(Catalog catalog, DeleteAsset delete, Outbox outbox)
{
    /// <param name="toType">Null keeps the type.</param>
    /// <param name="overwrite">An asset that has the new name already is deleted.</param>
    /// <exception cref="DamException">NotFound; InvalidParameter: the name is taken, or no name.</exception>
    public async Task<Asset> ExecuteAsync(
        Caller caller, ProductEnvironment environment, AssetKey source, string toPublicId, string? toType, bool overwrite, CancellationToken cancellationToken)
    {
        var publicId = toPublicId.Trim('/');
        Names.DemandPublicId(publicId);
        var to = source with { PublicId = publicId, Type = toType ?? source.Type };
        if (to.Type is not ("upload" or "private" or "authenticated"))
        {
            throw DamException.Invalid($"Invalid type {to.Type}");
        }

        while (await catalog.FindAsync(source, cancellationToken) is { } asset)
        {
            caller.Demand(FolderPermission.Edit, asset.Folder);
            if (to == source)
            {
                return asset;
            }

            var after = Renamed(asset, to, environment.FolderMode);
            caller.Demand(FolderPermission.Contribute, after.Folder);
            var taken = await catalog.FindAsync(to, cancellationToken);
            if (taken is not null && !overwrite)
            {
                throw DamException.Invalid($"to_public_id ({publicId}) already exists");
            }

            if (taken is null ? await catalog.WriteAsync(asset, after, null, [], cancellationToken) : await ReplaceAsync(caller, asset, after, taken, environment.KeepsVersions, cancellationToken))
            {
                return after;
            }
        }

        throw DamException.NotFound(source.PublicId);
    }

    private async Task<bool> ReplaceAsync(Caller caller, Asset asset, Asset after, Asset taken, bool keep, CancellationToken cancellationToken)
    {
        caller.Demand(FolderPermission.Manage, taken.Folder);
        var deletion = Deletion.Of(taken, keep, outbox);
        switch (await catalog.ReplaceAsync(asset, after, taken, deletion.Changes, cancellationToken))
        {
            case true:
                outbox.Announce(deletion.Owed);
                return true;
            case null:
                await delete.ExecuteAsync(caller, taken.Key, keep, cancellationToken);
                return false;
            default:
                return false;
        }
    }

    /// <summary>What an asset is under another name.</summary>
    internal static Asset Renamed(Asset asset, AssetKey to, FolderMode mode) => asset with
    {
        PublicId = to.PublicId,
        Type = to.Type,
        Folder = mode == FolderMode.Fixed ? to.PublicId[..Math.Max(0, to.PublicId.LastIndexOf('/'))] : asset.Folder,

        // A display name that was never chosen follows the public id.
        DisplayName = asset.DisplayName == LastSegment(asset.PublicId) ? LastSegment(to.PublicId) : asset.DisplayName,
    };

    private static string LastSegment(string publicId) => publicId[(publicId.LastIndexOf('/') + 1)..];
}
