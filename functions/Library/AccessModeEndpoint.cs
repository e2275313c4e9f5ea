using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Library;

/// <summary>The access mode of many assets.</summary>
internal sealed class AccessModeEndpoint(Catalog catalog, ChangeAccessMode change)
{
    public async Task<IActionResult> Change(WireContext context, CancellationToken cancellationToken)
        => new WireResult(new JsonObject
        {
            ["updated"] = new ListedShape(context).Of(await ChangeAsync(context, cancellationToken)),
            ["failed"] = new JsonArray(),
        });

    private async Task<IReadOnlyList<Asset>> ChangeAsync(WireContext context, CancellationToken cancellationToken)
    {
        var (request, caller, cloud) = (context.Request, context.Caller, context.Environment.CloudName);
        var (mode, resourceType, type) = (request.Required("access_mode"), context.ResourceType(), context.Value("type"));
        if (request.Has("public_ids"))
        {
            var ids = await request.IdsAsync("public_ids", async id => await catalog.FindAsync(context.AssetKey(id), cancellationToken) is not null);
            return await change.ByIdsAsync(caller, mode, [.. ids.Select(context.AssetKey)], cancellationToken);
        }

        if (request.Text("prefix") is { } prefix)
        {
            return await change.ByPrefixAsync(caller, mode, cloud, resourceType, type, prefix, cancellationToken);
        }

        return request.Text("tag") is { } tag
            ? await change.ByTagAsync(caller, mode, cloud, resourceType, type, tag, cancellationToken)
            : throw DamException.Missing("public_ids");
    }
}
