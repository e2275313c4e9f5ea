using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Metadata;

/// <summary>Fields of structured metadata over the Admin API.</summary>
internal sealed class FieldEndpoint(MetadataFields fields)
{
    public async Task<IActionResult> List(WireContext context, CancellationToken cancellationToken)
    {
        var all = await fields.ListAsync(context.Caller, context.Environment.CloudName, cancellationToken);
        var wanted = context.Request.SplitList("external_ids");
        return new WireResult(FieldBody.Of(wanted.Count == 0 ? all : all.Where(field => wanted.Contains(field.ExternalId))));
    }

    public async Task<IActionResult> Find(WireContext context, CancellationToken cancellationToken)
        => new WireResult(FieldBody.Of(await fields.FindAsync(context.Caller, context.Environment.CloudName, context.Value("external_id"), cancellationToken)));

    public async Task<IActionResult> Add(WireContext context, CancellationToken cancellationToken)
        => new WireResult(FieldBody.Of(await fields.AddAsync(context.Caller, context.Environment.CloudName, Draft(context.Request), cancellationToken)));

    public async Task<IActionResult> Update(WireContext context, CancellationToken cancellationToken)
        => new WireResult(FieldBody.Of(await fields.UpdateAsync(
            context.Caller, context.Environment.CloudName, context.Value("external_id"), Draft(context.Request), cancellationToken)));

    public async Task<IActionResult> Delete(WireContext context, CancellationToken cancellationToken)
    {
        await fields.DeleteAsync(context.Caller, context.Environment.CloudName, context.Value("external_id"), cancellationToken);
        return WireResult.Message("ok");
    }

    public async Task<IActionResult> Reorder(WireContext context, CancellationToken cancellationToken)
        => new WireResult(FieldBody.Of(await fields.ReorderAsync(
            context.Caller, context.Environment.CloudName, context.Request.Required("order_by"), context.Request.IsDescending(), cancellationToken)));

    public async Task<IActionResult> Move(WireContext context, CancellationToken cancellationToken)
    {
        _ = context.Request.Required("position");
        var position = (int)context.Request.Integer("position", most: int.MaxValue)!.Value;
        return new WireResult(FieldBody.Of(await fields.MoveAsync(context.Caller, context.Environment.CloudName, context.Value("external_id"), position, cancellationToken)));
    }

    private static MetadataFieldDraft Draft(WireRequest request) => new()
    {
        ExternalId = request.Text("external_id"),
        Type = request.Text("type"),
        Label = request.Text("label"),
        Mandatory = request.Flag("mandatory"),
        DefaultValue = request.Parameters.Value("default_value"),
        Validation = request.Parameters.WasCleared("validation") ? request.Parameters.Value("validation") : request.Json("validation"),
        DefaultDisabled = request.Flag("default_disabled"),
        ReadonlyUi = request.ReadonlyUi(),
        AllowDynamicListValues = request.Flag("allow_dynamic_list_values"),
        Datasource = request.Json("datasource") is { } datasource ? datasource.Entries() : null,
    };
}
