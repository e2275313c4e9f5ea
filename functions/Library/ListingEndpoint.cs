using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Library;

/// <summary>Listings of the Admin API.</summary>
internal sealed class ListingEndpoint(ListAssets list, ListTags listTags, Catalog catalog)
{
    private const int MostIds = 100;

    private static readonly string[] Names = ["image", "raw", "video"];

    public static Task<IActionResult> Types() => WireResult.Of(new { ResourceTypes = Names });

    public async Task<IActionResult> OfType(WireContext context, CancellationToken cancellationToken)
    {
        var (request, cloud) = (context.Request, context.Environment.CloudName);
        var resourceType = context.ResourceType();
        var type = context.RouteValues.GetValueOrDefault("type") ?? request.Text("type");
        if (request.SplitList("public_ids") is { Count: > 0 } ids)
        {
            var keys = Limited(ids).Select(id => new AssetKey(cloud, resourceType, type ?? "upload", id));
            var found = await Task.WhenAll(keys.Select(key => catalog.FindAsync(key, cancellationToken)));
            return Page(context, new([.. found.OfType<Asset>()], null));
        }

        if (request.Text("direction") is "asc" or "1")
        {
            throw new DamException(ErrorKind.NotAvailable, "direction=asc is not supported here yet: listings come newest first, or by public id with a prefix");
        }

        var page = request.Text("prefix") is { } prefix
            ? await list.ByPrefixAsync(context.Caller, cloud, resourceType, type ?? "upload", prefix, Take(context), Cursor(context), cancellationToken)
            : await list.NewestAsync(context.Caller, cloud, resourceType, type, Take(context), Cursor(context), cancellationToken);
        return Page(context, page);
    }

    public async Task<IActionResult> Tags(WireContext context, CancellationToken cancellationToken)
    {
        var page = await listTags.ExecuteAsync(
            context.Caller,
            context.Environment.CloudName,
            context.ResourceType(),
            context.Request.Text("prefix") ?? "",
            Take(context),
            Cursor(context),
            cancellationToken);
        return new WireResult(new { page.Tags, page.NextCursor });
    }

    public async Task<IActionResult> Tagged(WireContext context, CancellationToken cancellationToken)
        => Page(context, await list.TaggedAsync(
            context.Caller, context.Environment.CloudName, context.ResourceType(), context.Value("tag"), Take(context), Cursor(context), cancellationToken));

    public async Task<IActionResult> InFolder(WireContext context, CancellationToken cancellationToken)
        => Page(context, await list.InFolderAsync(
            context.Caller, context.Environment.CloudName, (context.Request.Text("asset_folder") ?? "").Trim('/'), Take(context, 50), Cursor(context), cancellationToken));

    public async Task<IActionResult> ByAssetIds(WireContext context, CancellationToken cancellationToken)
    {
        var ids = Limited(context.Request.SplitList("asset_ids"));
        var found = await Task.WhenAll(ids.Select(id => catalog.FindByIdAsync(context.Environment.CloudName, id, cancellationToken)));
        return Page(context, new([.. found.OfType<Asset>().OrderBy(asset => asset.CreatedAt)], null));
    }

    private static WireResult Page(WireContext context, AssetPage page)
    {
        var shape = context.AssetBody();
        var (tags, labels) = (context.Request.Flag("tags") is true, context.Request.Flag("context") is true);
        var body = new JsonObject { ["resources"] = new JsonArray([.. page.Assets.Select(asset => shape.Listed(asset, tags, labels))]) };
        if (page.NextCursor is { } cursor)
        {
            body["next_cursor"] = cursor;
        }

        return new(body);
    }

    private static IReadOnlyList<string> Limited(IReadOnlyList<string> ids)
        => ids.Count <= MostIds ? ids : throw DamException.Invalid($"Too many ids: {ids.Count}, at most {MostIds}");

    /// <summary>1 to 500; what is beyond is cut, as clients ask for more than any page has.</summary>
    private static int Take(WireContext context, int otherwise = 10) => (int)Math.Min(context.Request.Integer("max_results", least: 1) ?? otherwise, 500);

    private static string? Cursor(WireContext context) => context.Request.Text("next_cursor");
}
