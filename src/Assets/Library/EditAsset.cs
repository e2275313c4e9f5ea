using System.Collections.Immutable;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Library;

/// <summary>What is to become of an asset; null leaves a thing as it is.</summary>
public sealed record AssetEdit
{
    public ImmutableSortedSet<string>? Tags { get; init; }

    public string? DisplayName { get; init; }

    /// <summary>Renames it.</summary>
    public string? PublicId { get; init; }

    /// <summary>Moves it; in dynamic folder mode alone.</summary>
    public string? Folder { get; init; }

    /// <summary>The <see cref="AssetRevision"/> that it must still have; null for any.</summary>
    public string? IfRevision { get; init; }
}

/// <summary>Changes several things of one asset at once, or none.</summary>
public sealed class EditAsset(Catalog catalog)
{
    /// <exception cref="DamException">
    /// NotFound; Forbidden; InvalidParameter; AlreadyExists: the new public id is taken; Changed: it has another revision by now.
    /// </exception>
    public async Task<Asset> ExecuteAsync(Caller caller, ProductEnvironment environment, string assetId, AssetEdit edit, CancellationToken cancellationToken)
    {
        while (await catalog.FindByIdAsync(environment.CloudName, assetId, cancellationToken) is { } asset)
        {
            caller.Demand(FolderPermission.Edit, asset.Folder);
            if (edit.IfRevision is { } revision && revision != AssetRevision.Of(asset))
            {
                throw new DamException(ErrorKind.Changed, "Somebody else changed this asset meanwhile; look at it again");
            }

            var after = Apply(edit, asset, environment.FolderMode);
            if (after.Folder != asset.Folder)
            {
                caller.Demand(FolderPermission.Contribute, after.Folder);
            }

            if (after.Key != asset.Key && await catalog.FindAsync(after.Key, cancellationToken) is not null)
            {
                throw new DamException(ErrorKind.AlreadyExists, $"There is an asset named {after.PublicId} already") { Field = "publicId" };
            }

            if (await catalog.WriteAsync(asset, after, null, [], cancellationToken))
            {
                return await catalog.FindByIdAsync(environment.CloudName, assetId, cancellationToken) ?? after;
            }
        }

        throw DamException.NotFound(assetId);
    }

    private static Asset Apply(AssetEdit edit, Asset asset, FolderMode mode)
    {
        var after = asset;
        if (edit.PublicId?.Trim('/') is { } publicId)
        {
            Names.DemandPublicId(publicId);
            after = RenameAsset.Renamed(after, after.Key with { PublicId = publicId }, mode);
        }

        if (edit.Folder?.Trim('/') is { } folder)
        {
            if (mode == FolderMode.Fixed)
            {
                throw DamException.Invalid("In fixed folder mode the folder is a part of the public id: rename the asset");
            }

            Names.DemandFolder(folder);
            after = after with { Folder = folder };
        }

        if (edit.DisplayName is { } displayName)
        {
            Names.DemandDisplayName(displayName);
            after = after with { DisplayName = displayName };
        }

        return after with { Tags = edit.Tags ?? after.Tags };
    }
}
