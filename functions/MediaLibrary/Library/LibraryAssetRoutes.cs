using System.Collections.Immutable;
using ServerlessDam.Assets.Library;
using ServerlessDam.Functions.MediaLibrary.Routing;

namespace ServerlessDam.Functions.MediaLibrary.Library;

/// <summary>Assets as people see and change them.</summary>
internal static class LibraryAssetRoutes
{
    public static readonly ImmutableArray<LibraryRoute> All =
    [
        LibraryRoute.Get<AssetsEndpoint, AssetQuery, AssetPageBody>(
            "assets", "Lists assets, newest first. Bears an ETag: asked again with If-None-Match it answers 304 while nothing changed.", (endpoint, context, query, token) => endpoint.ListAsync(context, query, token)) with
        {
            Stamp = (context, token) => LibraryRoute.Endpoint<Catalog>(context).StampAsync(context.Environment.CloudName, token),
        },
        LibraryRoute.Get<AssetsEndpoint, AssetDetails>(
            "assets/{assetId}", "Tells all about an asset.", (endpoint, context, token) => endpoint.ShowAsync(context, token)),
        LibraryRoute.Get<AssetsEndpoint, AddressQuery, TransformedAddress>(
            "assets/{assetId}/address", "Tells where a transformation of an asset is delivered, signed where that is needed.", (endpoint, context, query, token) => endpoint.AddressAsync(context, query, token)),
        LibraryRoute.Get<AssetsEndpoint, RenameQuery, RenameCheck>(
            "assets/{assetId}/rename-check", "Tells whether an asset can have another public id, and what that would break.", (endpoint, context, query, token) => endpoint.CheckRenameAsync(context, query, token)),
        LibraryRoute.Send<ChangesEndpoint, AssetPatch, AssetDetails>(
            "PATCH", "assets/{assetId}", "Changes tags, display name, public id or folder of an asset.", (endpoint, context, patch, token) => endpoint.EditAsync(context, patch, token)) with
        {
            Headers = [new("If-Match", false, "The revision that the asset must still have; 412 when it has another.")],
        },
        LibraryRoute.Plain<ChangesEndpoint, DeleteAnswer>(
            "DELETE", "assets/{assetId}", "Deletes an asset; for ten minutes that can be undone.", (endpoint, context, token) => endpoint.DeleteAsync(context, token)),
        LibraryRoute.Send<ChangesEndpoint, DeleteManyBody, DeleteManyAnswer>(
            "POST", "assets/delete", "Deletes several assets; one token undoes it.", (endpoint, context, body, token) => endpoint.DeleteManyAsync(context, body, token)),
        LibraryRoute.Send<ChangesEndpoint, UndoBody, UndoAnswer>(
            "POST", "assets/undo-delete", "Brings back what was deleted, as it was. 409 when another asset took its public id.", (endpoint, context, body, token) => endpoint.UndoAsync(context, body, token)),
    ];
}
