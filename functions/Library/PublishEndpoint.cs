using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Library;

/// <summary>Making restricted assets public.</summary>
internal sealed class PublishEndpoint(Catalog catalog, PublishAssets publish)
{
    public async Task<IActionResult> Publish(WireContext context, CancellationToken cancellationToken)
    {
        var published = await PublishAsync(context, cancellationToken);
        return new WireResult(new JsonObject
        {
            ["published"] = new ListedShape(context).Of(published.Assets),
            ["failed"] = new JsonArray([.. published.Failed.Select(each => new JsonObject { ["public_id"] = each.PublicId, ["message"] = each.Problem })]),
        });
    }

    private async Task<Published> PublishAsync(WireContext context, CancellationToken cancellationToken)
    {
        var (request, environment, resourceType) = (context.Request, context.Environment, context.ResourceType());
        var (type, overwrite) = (request.Text("type"), request.Flag("overwrite") is true);
        if (request.Has("public_ids"))
        {
            var ids = await request.IdsAsync(
                "public_ids",
                async id => await catalog.FindAsync(new(environment.CloudName, resourceType, type ?? "private", id), cancellationToken) is not null);
            return await publish.ByIdsAsync(context.Caller, environment, resourceType, type, ids, overwrite, cancellationToken);
        }

        if (request.Text("prefix") is { } prefix)
        {
            return await publish.ByPrefixAsync(context.Caller, environment, resourceType, type, prefix, overwrite, cancellationToken);
        }

        return request.Text("tag") is { } tag
            ? await publish.ByTagAsync(context.Caller, environment, resourceType, type, tag, overwrite, cancellationToken)
            : throw DamException.Missing("public_ids");
    }
}
