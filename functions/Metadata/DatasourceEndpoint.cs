using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Metadata;

/// <summary>Entries of list fields over the Admin API.</summary>
internal sealed class DatasourceEndpoint(MetadataDatasources datasources)
{
    private const int MostFound = 1000;

    public async Task<IActionResult> Merge(WireContext context, CancellationToken cancellationToken)
    {
        var entries = (context.Request.Json("values") ?? throw DamException.Missing("values")).Entries();
        return new WireResult(FieldBody.Of(await datasources.MergeAsync(
            context.Caller, context.Environment.CloudName, context.Value("external_id"), entries, cancellationToken)));
    }

    public Task<IActionResult> Deactivate(WireContext context, CancellationToken cancellationToken) => Activate(context, active: false, cancellationToken);

    public Task<IActionResult> Restore(WireContext context, CancellationToken cancellationToken) => Activate(context, active: true, cancellationToken);

    public async Task<IActionResult> Sort(WireContext context, CancellationToken cancellationToken)
    {
        if (context.Request.Text("order_by") is { } order && order != "value")
        {
            throw DamException.Invalid($"order_by {order} is invalid: value is expected");
        }

        return new WireResult(FieldBody.Of(await datasources.SortAsync(
            context.Caller, context.Environment.CloudName, context.Value("external_id"), context.Request.IsDescending(), cancellationToken)));
    }

    public async Task<IActionResult> Search(WireContext context, CancellationToken cancellationToken)
    {
        var take = (int)Math.Min(context.Request.Integer("max_results", least: 1) ?? 100, MostFound);
        var found = await datasources.SearchAsync(
            context.Caller, context.Environment.CloudName, context.RouteValues.GetValueOrDefault("external_id"), context.Request.Required("term"), take, cancellationToken);
        return new WireResult(new JsonArray([.. found.Select(each => new JsonObject
        {
            ["field_id"] = each.Field.ExternalId,
            ["id"] = each.Entry.ExternalId,
            ["value"] = each.Entry.Value,
        })]));
    }

    private async Task<IActionResult> Activate(WireContext context, bool active, CancellationToken cancellationToken)
    {
        var ids = context.Request.SplitList("external_ids");
        return ids.Count == 0
            ? throw DamException.Missing("external_ids")
            : new WireResult(FieldBody.Of(await datasources.ActivateAsync(
                context.Caller, context.Environment.CloudName, context.Value("external_id"), [.. ids], active, cancellationToken)));
    }
}
