using System.Collections.Immutable;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Library;

/// <summary>Assets by listing, one by one, and what changes them.</summary>
internal static class LibraryRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        Route.Get<ListingEndpoint>("resources", Access.Admin, "Names the resource types.", (endpoint, context, _) => ListingEndpoint.Types()),
        Route.Get<ListingEndpoint>("resources/by_asset_folder", Access.Admin, "Lists the assets of a folder, newest first.", (endpoint, context, token) => endpoint.InFolder(context, token)),
        Route.Get<ListingEndpoint>("resources/by_asset_ids", Access.Admin, "Lists assets by their asset ids.", (endpoint, context, token) => endpoint.ByAssetIds(context, token)),
        Route.Get<ListingEndpoint>("resources/{resource_type:rt}/tags/{tag*}", Access.Admin, "Lists the assets that have a tag, newest first.", (endpoint, context, token) => endpoint.Tagged(context, token)),
        Route.Get<ListingEndpoint>("resources/{resource_type:rt}", Access.Admin, "Lists assets of a kind: newest first, by prefix, or by public ids.", (endpoint, context, token) => endpoint.OfType(context, token)),
        Route.Get<ListingEndpoint>("resources/{resource_type:rt}/{type:upload|private|authenticated}", Access.Admin, "Lists assets of a kind and delivery type.", (endpoint, context, token) => endpoint.OfType(context, token)),
        Route.Get<ListingEndpoint>("tags/{resource_type:rt}", Access.Admin, "Lists the tags in use.", (endpoint, context, token) => endpoint.Tags(context, token)),
        Route.Get<DetailsEndpoint>("resources/{resource_type:rt}/{type:upload|private|authenticated}/{public_id*}", Access.Admin, "Details of an asset by public id.", (endpoint, context, token) => endpoint.ByPublicId(context, token)),
        Route.Get<DetailsEndpoint>("resources/{asset_id}", Access.Admin, "Details of an asset by asset id.", (endpoint, context, token) => endpoint.ByAssetId(context, token)),
        Route.Post<UpdateEndpoint>("resources/{resource_type:rt}/{type:upload|private|authenticated}/{public_id*}", Access.Admin, "Changes what is said of an asset.", (endpoint, context, token) => endpoint.ByPublicId(context, token)),
        Route.Put<UpdateEndpoint>("resources/{asset_id}", Access.Admin, "Changes what is said of an asset, by its asset id.", (endpoint, context, token) => endpoint.ByAssetId(context, token)),
        Route.Delete<ChangeEndpoint>("resources/{resource_type:rt}/{type:upload|private|authenticated}", Access.Admin, "Deletes assets by public ids.", (endpoint, context, token) => endpoint.DeleteMany(context, token)),
        Route.Post<ChangeEndpoint>("{resource_type:rt}/destroy", Access.Upload, "Deletes an asset by public id.", (endpoint, context, token) => endpoint.Destroy(context, token)),
        Route.Post<ChangeEndpoint>("{resource_type:rt}/rename", Access.Upload, "Gives an asset another public id or delivery type.", (endpoint, context, token) => endpoint.Rename(context, token)),
        Route.Post<ChangeEndpoint>("{resource_type:rt}/tags", Access.Upload, "Adds, removes or replaces tags of many assets.", (endpoint, context, token) => endpoint.Tags(context, token)),
        Route.Post<ChangeEndpoint>("{resource_type:rt}/context", Access.Upload, "Adds or removes contextual metadata of many assets.", (endpoint, context, token) => endpoint.Context(context, token)),
    ];
}
