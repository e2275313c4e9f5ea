using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Transformations;

namespace ServerlessDam.Functions.MediaLibrary.Library;

/// <summary>Assets to look at.</summary>
internal sealed class AssetsEndpoint(ListAssets list, Catalog catalog)
{
    private const int Usual = 100;
    private const int Most = 200;

    public async Task<AssetPageBody> ListAsync(LibraryContext context, AssetQuery query, CancellationToken cancellationToken)
    {
        var (caller, cloud, take) = (context.Caller, context.Environment.CloudName, query.Limit ?? Usual);
        if (take is < 1 or > Most)
        {
            throw new DamException(ErrorKind.InvalidParameter, $"limit must be 1 to {Most}, not {take}") { Field = "limit" };
        }

        var page = await (query switch
        {
            { Folder: null, Tag: null, ResourceType: null } => list.NewestAsync(caller, cloud, take, query.Cursor, cancellationToken),
            { Folder: { } folder, Tag: null, ResourceType: null } => list.InFolderAsync(caller, cloud, folder.Trim('/'), take, query.Cursor, cancellationToken),
            { Folder: null, Tag: { } tag, ResourceType: null } => list.TaggedAsync(caller, cloud, tag, take, query.Cursor, cancellationToken),
            { Folder: null, Tag: { } tag, ResourceType: { } kind } => list.TaggedAsync(caller, cloud, kind, tag, take, query.Cursor, cancellationToken),
            { Folder: null, Tag: null, ResourceType: { } kind } => list.NewestAsync(caller, cloud, kind, null, take, query.Cursor, cancellationToken),
            _ => throw DamException.Invalid("folder cannot be combined with tag or resourceType"),
        });
        return new([.. page.Assets.Select(AssetCards.Of)], page.NextCursor);
    }

    public async Task<AssetDetails> ShowAsync(LibraryContext context, CancellationToken cancellationToken)
    {
        var asset = await FindAsync(context, cancellationToken);
        return await AssetCards.DetailsAsync(context, catalog, asset, cancellationToken);
    }

    /// <exception cref="TransformationException">It is none: nothing else is signed.</exception>
    public async Task<TransformedAddress> AddressAsync(LibraryContext context, AddressQuery query, CancellationToken cancellationToken)
    {
        _ = Transformation.Parse(query.Transformation);
        return AssetCards.AddressOf(context, await FindAsync(context, cancellationToken), query.Transformation);
    }

    public async Task<RenameCheck> CheckRenameAsync(LibraryContext context, RenameQuery query, CancellationToken cancellationToken)
    {
        var asset = await FindAsync(context, cancellationToken);
        var problem = await ProblemAsync(asset, query.PublicId.Trim('/'), cancellationToken);
        return new(
            problem is null,
            problem,
            "Every delivery URL of this asset changes, also those of what was derived from it. Pages that use the old ones will not find it any more.");
    }

    private async Task<string?> ProblemAsync(Asset asset, string publicId, CancellationToken cancellationToken)
    {
        try
        {
            ServerlessDam.Assets.Upload.Names.DemandPublicId(publicId);
        }
        catch (DamException e)
        {
            return e.Message;
        }

        var taken = await catalog.FindAsync(asset.Key with { PublicId = publicId }, cancellationToken);
        return taken is null || taken.AssetId == asset.AssetId ? null : $"There is an asset named {publicId} already";
    }

    private async Task<Asset> FindAsync(LibraryContext context, CancellationToken cancellationToken)
    {
        var asset = await catalog.FindByIdAsync(context.Environment.CloudName, context.AssetId(), cancellationToken) ?? throw DamException.NotFound(context.AssetId());
        context.Caller.Demand(FolderPermission.View, asset.Folder);
        return asset;
    }
}
