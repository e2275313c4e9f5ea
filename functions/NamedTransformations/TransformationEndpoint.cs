using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.NamedTransformations;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.NamedTransformations;

/// <summary>Stored transformations over the Admin API.</summary>
internal sealed class TransformationEndpoint(ManageTransformations manage)
{
    public async Task<IActionResult> Get(WireContext context, CancellationToken cancellationToken)
    {
        if (Reference(context) is not { } reference)
        {
            return await ListAsync(context, cancellationToken);
        }

        var stored = await manage.FindAsync(context.Caller, context.Environment.CloudName, reference, cancellationToken);
        var body = Listed(stored);
        body["info"] = TransformationInfo.Of(stored);
        return new WireResult(body);
    }

    public async Task<IActionResult> Create(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var name = context.RouteValues.GetValueOrDefault("transformation") ?? request.Required("name");
        await manage.CreateAsync(
            context.Caller, context.Environment.CloudName, name, request.Required("transformation"), request.Flag("allowed_for_strict"), cancellationToken);
        return WireResult.Message("created");
    }

    public async Task<IActionResult> Update(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        await manage.UpdateAsync(
            context.Caller,
            context.Environment.CloudName,
            Reference(context) ?? request.Required("transformation"),
            request.Text("unsafe_update"),
            request.Flag("allowed_for_strict"),
            cancellationToken);
        return WireResult.Message("updated");
    }

    public async Task<IActionResult> Delete(WireContext context, CancellationToken cancellationToken)
    {
        await manage.DeleteAsync(context.Caller, context.Environment.CloudName, Reference(context) ?? context.Request.Required("transformation"), cancellationToken);
        return WireResult.Message("deleted");
    }

    private async Task<IActionResult> ListAsync(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var take = (int)Math.Min(request.Integer("max_results", least: 1) ?? 10, 500);
        var page = await manage.ListAsync(
            context.Caller, context.Environment.CloudName, request.Flag("named"), take, request.Text("next_cursor"), cancellationToken);
        var body = new JsonObject { ["transformations"] = new JsonArray([.. page.Transformations.Select(Listed)]) };
        if (page.NextCursor is { } cursor)
        {
            body["next_cursor"] = cursor;
        }

        return new WireResult(body);
    }

    private static JsonObject Listed(StoredTransformation stored) => new()
    {
        ["name"] = stored.Label,
        ["allowed_for_strict"] = stored.AllowedForStrict,
        ["used"] = stored.Used,
        ["named"] = stored.Name is not null,
    };

    private static string? Reference(WireContext context) => context.RouteValues.GetValueOrDefault("transformation") ?? context.Request.Text("transformation");
}
