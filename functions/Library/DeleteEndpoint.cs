using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Library;

/// <summary>Deleting assets, one or many, and what was derived of them.</summary>
internal sealed class DeleteEndpoint(Catalog catalog, DeleteAsset delete, DeleteAssets deleteMany, DeleteDerived deleteDerived)
{
    private const int MostDerived = 100;

    public Task<IActionResult> Destroy(WireContext context, CancellationToken cancellationToken)
        => DestroyAsync(context, context.AssetKey(context.Request.Required("public_id")), cancellationToken);

    public async Task<IActionResult> DestroyByAssetId(WireContext context, CancellationToken cancellationToken)
        => await DestroyAsync(
            context, (await catalog.FindByIdAsync(context.Environment.CloudName, context.Request.Required("asset_id"), cancellationToken))?.Key, cancellationToken);

    /// <summary>By public ids, by prefix, or all of a type.</summary>
    public async Task<IActionResult> OfType(WireContext context, CancellationToken cancellationToken)
    {
        var (request, cloud, scope) = (context.Request, context.Environment.CloudName, Scope(context));
        var cursor = request.Text("next_cursor");
        if (request.Has("public_ids"))
        {
            var ids = await request.IdsAsync("public_ids", async id => await catalog.FindAsync(context.AssetKey(id), cancellationToken) is not null);
            return Answer(await deleteMany.ByIdsAsync(context.Caller, [.. ids.Select(context.AssetKey)], scope, cancellationToken));
        }

        if (request.Text("prefix") is { } prefix)
        {
            return Answer(await deleteMany.ByPrefixAsync(
                context.Caller, cloud, context.ResourceType(), context.Value("type"), prefix, scope, cursor, cancellationToken));
        }

        return request.Flag("all") is true
            ? Answer(await deleteMany.OfTypeAsync(context.Caller, cloud, context.ResourceType(), context.Value("type"), scope, cursor, cancellationToken))
            : throw DamException.Missing("public_ids");
    }

    public async Task<IActionResult> Tagged(WireContext context, CancellationToken cancellationToken)
        => Answer(await deleteMany.ByTagAsync(
            context.Caller,
            context.Environment.CloudName,
            context.ResourceType(),
            context.Value("tag"),
            Scope(context),
            context.Request.Text("next_cursor"),
            cancellationToken));

    public async Task<IActionResult> ByAssetIds(WireContext context, CancellationToken cancellationToken)
        => Answer(await deleteMany.ByAssetIdsAsync(
            context.Caller, context.Environment.CloudName, context.Request.SplitList("asset_ids"), Scope(context), cancellationToken));

    public async Task<IActionResult> Derived(WireContext context, CancellationToken cancellationToken)
    {
        var ids = context.Request.SplitList("derived_resource_ids");
        if (ids.Count is 0 or > MostDerived)
        {
            throw ids.Count == 0 ? DamException.Missing("derived_resource_ids") : DamException.Invalid($"Too many derived_resource_ids: {ids.Count}, at most {MostDerived}");
        }

        var deleted = new JsonObject();
        foreach (var id in ids)
        {
            deleted[id] = await deleteDerived.ByIdAsync(context.Caller, context.Environment.CloudName, id, cancellationToken) ? "deleted" : "not_found";
        }

        return new WireResult(new JsonObject { ["deleted"] = deleted });
    }

    private async Task<IActionResult> DestroyAsync(WireContext context, AssetKey? key, CancellationToken cancellationToken)
    {
        var keep = context.Request.Flag("backup") ?? context.Environment.KeepsVersions;
        var gone = key is { } named ? await delete.ExecuteAsync(context.Caller, named, keep, cancellationToken) : null;
        return new WireResult(new { Result = gone is null ? "not found" : "ok" });
    }

    /// <summary>Several transformations come as a list or in one text.</summary>
    private static DeletionScope Scope(WireContext context) => new(
        context.Request.Flag("keep_original") is true,
        [.. context.Request.List("transformations").SelectMany(text => text.Split('|', StringSplitOptions.RemoveEmptyEntries))])
    {
        Backup = context.Environment.KeepsVersions,
    };

    private static WireResult Answer(DeletionPage page)
    {
        var (deleted, counts) = (new JsonObject(), new JsonObject());
        foreach (var each in page.Assets)
        {
            // A tag has assets of several delivery types, which may share a name.
            var known = counts[each.Id]?.AsObject();
            deleted[each.Id] = each.Found ? "deleted" : "not_found";
            counts[each.Id] = new JsonObject
            {
                ["original"] = each.Originals + (known?["original"]!.GetValue<int>() ?? 0),
                ["derived"] = each.Derived + (known?["derived"]!.GetValue<int>() ?? 0),
            };
        }

        var body = new JsonObject { ["deleted"] = deleted, ["deleted_counts"] = counts, ["partial"] = page.NextCursor is not null };
        if (page.NextCursor is { } cursor)
        {
            body["next_cursor"] = cursor;
        }

        return new(body);
    }
}
