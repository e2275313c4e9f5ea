using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Library;

/// <summary>Gives an asset another public id, another delivery type, or both. Its id, its versions and what was derived stay.</summary>
public sealed class RenameAsset(Catalog catalog, DeleteAsset delete)
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
            if (await catalog.FindAsync(to, cancellationToken) is not null)
            {
                if (!overwrite)
                {
                    throw DamException.Invalid($"to_public_id ({publicId}) already exists");
                }

                await delete.ExecuteAsync(caller, to, cancellationToken);
            }

            if (await catalog.WriteAsync(asset, after, null, [], cancellationToken))
            {
                return after;
            }
        }

        throw DamException.NotFound(source.PublicId);
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
