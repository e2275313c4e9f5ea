using System.Collections.Immutable;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Library;

/// <summary>Assets by listing, one by one, and what changes them.</summary>
internal static class LibraryRoutes
{
    /// <summary>Every delivery type that the SDKs know: those of social networks list nothing here, and that is an answer.</summary>
    public const string Type =
        "{type:upload|private|authenticated|fetch|multi|sprite|text|list|facebook|twitter|twitter_name|gravatar|youtube|hulu|vimeo|animoto|worldstarhiphop|dailymotion}";

    private const string Kind = "{resource_type:rt}";

    public static readonly ImmutableArray<Route> All =
    [
        Route.Get<ListingEndpoint>("resources", Access.Admin, "Names the resource types.", (endpoint, context, _) => ListingEndpoint.Types()),
        Route.Get<ListingEndpoint>("resources/by_asset_folder", Access.Admin, "Lists the assets of a folder, newest first.", (endpoint, context, token) => endpoint.InFolder(context, token)),
        Route.Get<ListingEndpoint>("resources/by_asset_ids", Access.Admin, "Lists assets by their asset ids.", (endpoint, context, token) => endpoint.ByAssetIds(context, token)),
        Route.Get<ListingEndpoint>($"resources/{Kind}/tags/{{tag*}}", Access.Admin, "Lists the assets that have a tag, newest first.", (endpoint, context, token) => endpoint.Tagged(context, token)),
        Route.Get<ListingEndpoint>($"resources/{Kind}/context", Access.Admin, "Lists the assets that have a key, or a key and a value, in their contextual metadata.", (endpoint, context, token) => endpoint.InContext(context, token)),
        Route.Get<ListingEndpoint>($"resources/{Kind}/moderations/{{kind}}/{{status}}", Access.Admin, "Lists the assets that a moderation has in a state.", (endpoint, context, token) => endpoint.Moderated(context, token)),
        Route.Get<ListingEndpoint>($"resources/{Kind}", Access.Admin, "Lists assets of a kind: newest first, by prefix, or by public ids.", (endpoint, context, token) => endpoint.OfType(context, token)),
        Route.Get<ListingEndpoint>($"resources/{Kind}/{Type}", Access.Admin, "Lists assets of a kind and delivery type.", (endpoint, context, token) => endpoint.OfType(context, token)),
        Route.Get<ListingEndpoint>($"tags/{Kind}", Access.Admin, "Lists the tags in use.", (endpoint, context, token) => endpoint.Tags(context, token)),
        Route.Get<DetailsEndpoint>($"resources/{Kind}/{Type}/{{public_id*}}", Access.Admin, "Details of an asset by public id.", (endpoint, context, token) => endpoint.ByPublicId(context, token)),
        Route.Get<DetailsEndpoint>("resources/{asset_id}", Access.Admin, "Details of an asset by asset id.", (endpoint, context, token) => endpoint.ByAssetId(context, token)),
        Route.Post<UpdateEndpoint>($"resources/{Kind}/{Type}/{{public_id*}}", Access.Admin, "Changes what is said of an asset.", (endpoint, context, token) => endpoint.ByPublicId(context, token)),
        Route.Put<UpdateEndpoint>("resources/{asset_id}", Access.Admin, "Changes what is said of an asset, by its asset id.", (endpoint, context, token) => endpoint.ByAssetId(context, token)),
        Route.Delete<DeleteEndpoint>("resources", Access.Admin, "Deletes assets by asset ids.", (endpoint, context, token) => endpoint.ByAssetIds(context, token)),
        Route.Delete<DeleteEndpoint>($"resources/{Kind}/{Type}", Access.Admin, "Deletes assets by public ids, by prefix, or all of a type; or what was derived of them.", (endpoint, context, token) => endpoint.OfType(context, token)),
        Route.Delete<DeleteEndpoint>($"resources/{Kind}/tags/{{tag*}}", Access.Admin, "Deletes the assets that have a tag, or what was derived of them.", (endpoint, context, token) => endpoint.Tagged(context, token)),
        Route.Delete<DeleteEndpoint>("derived_resources", Access.Admin, "Deletes derived assets by their ids.", (endpoint, context, token) => endpoint.Derived(context, token)),
        Route.Post<PublishEndpoint>($"resources/{Kind}/publish_resources", Access.Admin, "Makes private and authenticated assets public.", (endpoint, context, token) => endpoint.Publish(context, token)),
        Route.Post<AccessModeEndpoint>($"resources/{Kind}/{Type}/update_access_mode", Access.Admin, "Makes assets public, or for those alone who show a token.", (endpoint, context, token) => endpoint.Change(context, token)),
        Route.Post<RelationsEndpoint>($"resources/related_assets/{Kind}/{Type}/{{public_id*}}", Access.Admin, "Relates assets to an asset.", (endpoint, context, token) => endpoint.Add(context, token)),
        Route.Delete<RelationsEndpoint>($"resources/related_assets/{Kind}/{Type}/{{public_id*}}", Access.Admin, "Ends relations of an asset.", (endpoint, context, token) => endpoint.End(context, token)),
        Route.Post<RelationsEndpoint>("resources/related_assets/{asset_id}", Access.Admin, "Relates assets to an asset, all by asset ids.", (endpoint, context, token) => endpoint.Add(context, token)),
        Route.Delete<RelationsEndpoint>("resources/related_assets/{asset_id}", Access.Admin, "Ends relations of an asset, all by asset ids.", (endpoint, context, token) => endpoint.End(context, token)),
        Route.Post<DeleteEndpoint>($"{Kind}/destroy", Access.Upload, "Deletes an asset by public id.", (endpoint, context, token) => endpoint.Destroy(context, token)),
        Route.Post<DeleteEndpoint>("asset/destroy", Access.Upload, "Deletes an asset by asset id.", (endpoint, context, token) => endpoint.DestroyByAssetId(context, token)),
        Route.Post<RenameEndpoint>($"{Kind}/rename", Access.Upload, "Gives an asset another public id or delivery type.", (endpoint, context, token) => endpoint.Rename(context, token)),
        Route.Post<ChangeEndpoint>($"{Kind}/tags", Access.Upload, "Adds, removes or replaces tags of many assets.", (endpoint, context, token) => endpoint.Tags(context, token)),
        Route.Post<ChangeEndpoint>($"{Kind}/context", Access.Upload, "Adds or removes contextual metadata of many assets.", (endpoint, context, token) => endpoint.Context(context, token)),
    ];
}
