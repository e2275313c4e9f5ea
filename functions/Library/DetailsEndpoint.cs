using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Versions;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Library;

/// <summary>One asset with all that is known of it.</summary>
internal sealed class DetailsEndpoint(Catalog catalog, GoneAssets gone, AskedResults asked, DerivedStore derived, KeptVersions kept, RelatedAssets related)
{
    private const int MostRelated = 100;

    public async Task<IActionResult> ByPublicId(WireContext context, CancellationToken cancellationToken)
    {
        var key = context.AssetKey(context.Value("public_id"));
        return await catalog.FindAsync(key, cancellationToken) is { } asset
            ? await AnswerAsync(context, asset, cancellationToken)
            : await PlaceholderAsync(context, await gone.FindAsync(key, cancellationToken) ?? throw DamException.NotFound(key.PublicId), cancellationToken);
    }

    public async Task<IActionResult> ByAssetId(WireContext context, CancellationToken cancellationToken)
    {
        var (cloud, id) = (context.Environment.CloudName, context.Value("asset_id"));
        return await catalog.FindByIdAsync(cloud, id, cancellationToken) is { } asset
            ? await AnswerAsync(context, asset, cancellationToken)
            : await PlaceholderAsync(context, await gone.FindByIdAsync(cloud, id, cancellationToken) ?? throw DamException.NotFound(id), cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(WireContext context, Asset asset, CancellationToken cancellationToken)
    {
        context.Caller.Demand(FolderPermission.View, asset.Folder);
        var body = await asked.DetailsAsync(context, asset, cancellationToken);
        if (context.Request.Flag("versions") is true)
        {
            await AddVersionsAsync(body, asset, cancellationToken);
        }

        if (context.Request.Flag("related") is true)
        {
            await AddRelatedAsync(context, body, asset, cancellationToken);
        }

        await AddDerivedAsync(context, body, asset, cancellationToken);
        return new WireResult(body);
    }

    /// <summary>What is left of a deleted asset that can be restored: no bytes, and what it was.</summary>
    private async Task<IActionResult> PlaceholderAsync(WireContext context, Asset asset, CancellationToken cancellationToken)
    {
        context.Caller.Demand(FolderPermission.View, asset.Folder);
        var body = context.AssetBody().Details(asset, null, default);
        body["bytes"] = 0;
        body["placeholder"] = true;
        if (context.Request.Flag("versions") is true)
        {
            await AddVersionsAsync(body, asset, cancellationToken);
        }

        body["derived"] = new JsonArray();
        return new WireResult(body);
    }

    private async Task AddVersionsAsync(JsonObject body, Asset asset, CancellationToken cancellationToken)
    {
        var versions = await kept.ListAsync(asset.Cloud, asset.AssetId, cancellationToken);
        body["versions"] = new JsonArray([.. versions.Select(version => VersionBody.Of(version))]);
    }

    private async Task AddRelatedAsync(WireContext context, JsonObject body, Asset asset, CancellationToken cancellationToken)
    {
        var (ids, next) = await related.ListAsync(asset.Cloud, asset.AssetId, MostRelated, context.Request.Text("related_next_cursor"), cancellationToken);
        var found = await Task.WhenAll(ids.Select(id => catalog.FindByIdAsync(asset.Cloud, id, cancellationToken)));
        var entries = context.AssetBody();
        body["related_assets"] = new JsonArray([.. found.OfType<Asset>().Select(other => entries.Listed(other, tags: false, context: false))]);
        if (next is not null)
        {
            body["related_next_cursor"] = next;
        }
    }

    private async Task AddDerivedAsync(WireContext context, JsonObject body, Asset asset, CancellationToken cancellationToken)
    {
        var urls = context.AssetUrls();
        var page = await derived.PageAsync(asset, context.Take(), context.Request.Text("derived_next_cursor") ?? context.Request.Text("next_cursor"), cancellationToken);
        body["derived"] = new JsonArray([.. page.Entries.Select(entry => new JsonObject
        {
            ["transformation"] = entry.Transformation,
            ["format"] = entry.Format,
            ["bytes"] = entry.SizeInBytes,
            ["id"] = entry.Id,
            ["url"] = urls.Plain(asset, entry.Transformation, entry.Format),
            ["secure_url"] = urls.Secure(asset, entry.Transformation, entry.Format),
        })]);
        if (page.NextCursor is { } cursor)
        {
            // Documented under the one name, read by an SDK under the other.
            body["derived_next_cursor"] = cursor;
            body["next_cursor"] = cursor;
        }
    }
}
