using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Library;

/// <summary>Relating assets to an asset, and ending relations.</summary>
internal sealed class RelationsEndpoint(Catalog catalog, RelateAssets relate)
{
    public Task<IActionResult> Add(WireContext context, CancellationToken cancellationToken) => ChangeAsync(context, "assets_to_relate", end: false, cancellationToken);

    public Task<IActionResult> End(WireContext context, CancellationToken cancellationToken) => ChangeAsync(context, "assets_to_unrelate", end: true, cancellationToken);

    private async Task<IActionResult> ChangeAsync(WireContext context, string parameter, bool end, CancellationToken cancellationToken)
    {
        var byAssetId = context.RouteValues.TryGetValue("asset_id", out var assetId);
        var asset = byAssetId
            ? await catalog.FindByIdAsync(context.Environment.CloudName, assetId!, cancellationToken) ?? throw DamException.NotFound(assetId!)
            : await catalog.FindAsync(context.AssetKey(context.Value("public_id")), cancellationToken) ?? throw DamException.NotFound(context.Value("public_id"));
        var others = context.Request.SplitList(parameter);
        if (others.Count == 0)
        {
            throw DamException.Missing(parameter);
        }

        var outcomes = await relate.ExecuteAsync(context.Caller, asset, others, byAssetId, end, cancellationToken);
        var entries = outcomes.Select(outcome => (Worked: outcome.Relation is Relation.Done or Relation.Already, Body: Entry(outcome))).ToList();
        var body = new JsonObject
        {
            ["success"] = new JsonArray([.. entries.Where(entry => entry.Worked).Select(entry => entry.Body.DeepClone())]),
            ["failed"] = new JsonArray([.. entries.Where(entry => !entry.Worked).Select(entry => entry.Body)]),
        };
        if (end)
        {
            // Documented so; the SDKs read `success`.
            body["deleted"] = body["success"]!.DeepClone();
        }

        return new WireResult(body);
    }

    private static JsonObject Entry(RelationOutcome outcome)
    {
        var (code, message, status) = outcome.Relation switch
        {
            Relation.Done => ("success_ids", "success", 200),
            Relation.Already => ("already_exists_ids", "already exists", 200),
            Relation.None => ("relation_does_not_exist_ids", "relation does not exist", 404),
            Relation.Missing => ("non_existing_ids", "resource does not exist", 404),
            Relation.Itself => ("invalid_relate_to_self_id", "a resource cannot be related to itself", 400),
            _ => ("invalid_ids", "not of the form resource_type/type/public_id", 400),
        };
        return new() { ["asset"] = outcome.Asset, ["asset_id"] = outcome.Asset, ["code"] = code, ["message"] = message, ["status"] = status };
    }
}
