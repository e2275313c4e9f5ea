using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
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
        if (request.Has("public_ids"))
        {
            return await ByIdsAsync(context, cancellationToken);
        }

        var page = request.Text("prefix") is { } prefix
            ? await list.ByPrefixAsync(context.Caller, cloud, resourceType, type ?? "upload", prefix, context.Take(), request.Text("next_cursor"), cancellationToken)
            : await list.OfKindAsync(context.Caller, cloud, resourceType, type, context.Page(), cancellationToken);
        return Answer(context, page);
    }

    public async Task<IActionResult> Tags(WireContext context, CancellationToken cancellationToken)
    {
        var page = await listTags.ExecuteAsync(
            context.Caller,
            context.Environment.CloudName,
            context.ResourceType(),
            context.Request.Text("prefix") ?? "",
            context.Take(),
            context.Request.Text("next_cursor"),
            cancellationToken);
        return new WireResult(new { page.Tags, page.NextCursor });
    }

    public async Task<IActionResult> Tagged(WireContext context, CancellationToken cancellationToken)
        => Answer(context, await list.TaggedAsync(
            context.Caller, context.Environment.CloudName, context.ResourceType(), context.Value("tag"), context.Page(), cancellationToken));

    public async Task<IActionResult> InContext(WireContext context, CancellationToken cancellationToken)
    {
        var page = await list.InContextAsync(
            context.Caller,
            context.Environment.CloudName,
            context.ResourceType(),
            context.Request.Required("key"),
            context.Request.Text("value"),
            context.Page(),
            cancellationToken);
        return Answer(page, new(context) { AlwaysContext = true });
    }

    public async Task<IActionResult> Moderated(WireContext context, CancellationToken cancellationToken)
        => Answer(context, await list.ModeratedAsync(
            context.Caller,
            context.Environment.CloudName,
            context.ResourceType(),
            context.Value("kind"),
            context.Value("status"),
            context.Page(),
            cancellationToken));

    public async Task<IActionResult> InFolder(WireContext context, CancellationToken cancellationToken)
    {
        var (cloud, folder) = (context.Environment.CloudName, (context.Request.Text("asset_folder") ?? "").Trim('/'));
        var page = await list.InFolderAsync(context.Caller, cloud, folder, context.Page(50), cancellationToken);
        var body = Body(page, new(context));
        if (await list.CountInFolderAsync(context.Caller, cloud, folder, cancellationToken) is { } count)
        {
            body["total_count"] = count;
        }

        return new WireResult(body);
    }

    public async Task<IActionResult> ByAssetIds(WireContext context, CancellationToken cancellationToken)
    {
        context.Caller.Demand(FolderPermission.View, "");
        var ids = Limited(context.Request.SplitList("asset_ids"));
        var found = await Task.WhenAll(ids.Select(id => catalog.FindByIdAsync(context.Environment.CloudName, id, cancellationToken)));
        return Answer(context, new([.. found.OfType<Asset>().OrderBy(asset => asset.CreatedAt).ThenByDescending(asset => asset.AssetId, StringComparer.Ordinal)], null));
    }

    private async Task<WireResult> ByIdsAsync(WireContext context, CancellationToken cancellationToken)
    {
        context.Caller.Demand(FolderPermission.View, "");
        var ids = await context.Request.IdsAsync("public_ids", async id => await catalog.FindAsync(context.AssetKey(id), cancellationToken) is not null);
        var found = await Task.WhenAll(Limited(ids).Select(id => catalog.FindAsync(context.AssetKey(id), cancellationToken)));
        return Answer(context, new([.. found.OfType<Asset>()], null));
    }

    private static WireResult Answer(WireContext context, AssetPage page) => Answer(page, new(context));

    private static WireResult Answer(AssetPage page, ListedShape shape) => new(Body(page, shape));

    private static JsonObject Body(AssetPage page, ListedShape shape)
    {
        var body = new JsonObject { ["resources"] = shape.Of(page.Assets) };
        if (page.NextCursor is { } cursor)
        {
            body["next_cursor"] = cursor;
        }

        return body;
    }

    private static IReadOnlyList<string> Limited(IReadOnlyList<string> ids)
        => ids.Count <= MostIds ? ids : throw DamException.Invalid($"Too many ids: {ids.Count}, at most {MostIds}");
}
