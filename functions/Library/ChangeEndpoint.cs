using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Library;

/// <summary>What changes assets that are there.</summary>
internal sealed class ChangeEndpoint(Catalog catalog, DerivedStore derived, DeleteAsset delete, RenameAsset rename, LabelAssets label)
{
    private const int MostDeleted = 100;

    /// <summary>Derived assets are counted up to here.</summary>
    private const int MostCounted = 1000;

    public async Task<IActionResult> Destroy(WireContext context, CancellationToken cancellationToken)
    {
        var gone = await delete.ExecuteAsync(context.Caller, context.AssetKey(context.Request.Required("public_id")), cancellationToken);
        return new WireResult(new { Result = gone is null ? "not found" : "ok" });
    }

    public async Task<IActionResult> DeleteMany(WireContext context, CancellationToken cancellationToken)
    {
        var ids = context.Request.SplitList("public_ids");
        if (ids.Count is 0 or > MostDeleted)
        {
            throw ids.Count == 0 ? DamException.Missing("public_ids") : DamException.Invalid($"Too many public_ids: {ids.Count}, at most {MostDeleted}");
        }

        var (deleted, counts) = (new JsonObject(), new JsonObject());
        foreach (var id in ids)
        {
            var made = await catalog.FindAsync(context.AssetKey(id), cancellationToken) is { } asset
                ? await derived.ListAsync(asset, MostCounted, cancellationToken)
                : [];
            var gone = await delete.ExecuteAsync(context.Caller, context.AssetKey(id), cancellationToken) is not null;
            deleted[id] = gone ? "deleted" : "not_found";
            counts[id] = new JsonObject { ["original"] = gone ? 1 : 0, ["derived"] = made.Count };
        }

        return new WireResult(new JsonObject { ["deleted"] = deleted, ["deleted_counts"] = counts, ["partial"] = false });
    }

    public async Task<IActionResult> Rename(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var asset = await rename.ExecuteAsync(
            context.Caller,
            context.Environment,
            context.AssetKey(request.Required("from_public_id")),
            request.Required("to_public_id"),
            request.Text("to_type"),
            request.Flag("overwrite") is true,
            cancellationToken);
        return new WireResult(context.AssetBody().Listed(asset, tags: true, context: request.Flag("context") is true));
    }

    public async Task<IActionResult> Tags(WireContext context, CancellationToken cancellationToken)
    {
        var command = context.Request.Required("command");
        var tags = Labels.Tags(context.Request.SplitList("tag"));
        if (tags.IsEmpty && command != "remove_all")
        {
            throw DamException.Missing("tag");
        }

        return new WireResult(new { PublicIds = await label.TagAsync(context.Caller, Keys(context), command, tags, cancellationToken) });
    }

    public async Task<IActionResult> Context(WireContext context, CancellationToken cancellationToken)
        => new WireResult(new
        {
            PublicIds = await label.ContextAsync(
                context.Caller, Keys(context), context.Request.Required("command"), Labels.Context(context.Request.Text("context")), cancellationToken),
        });

    private static List<AssetKey> Keys(WireContext context)
        => context.Request.SplitList("public_ids") is { Count: > 0 } ids
            ? [.. ids.Select(context.AssetKey)]
            : throw DamException.Missing("public_ids");
}
