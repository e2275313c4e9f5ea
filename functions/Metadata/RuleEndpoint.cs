using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Metadata;

/// <summary>Conditional metadata rules over the Admin API.</summary>
internal sealed class RuleEndpoint(MetadataRules rules)
{
    public async Task<IActionResult> List(WireContext context, CancellationToken cancellationToken)
    {
        var all = await rules.ListAsync(context.Caller, context.Environment.CloudName, cancellationToken);
        return new WireResult(new JsonObject { ["metadata_rules"] = new JsonArray([.. all.Select(FieldBody.Of)]) });
    }

    public async Task<IActionResult> Add(WireContext context, CancellationToken cancellationToken)
        => new WireResult(FieldBody.Of(await rules.AddAsync(context.Caller, context.Environment.CloudName, Draft(context.Request), cancellationToken)));

    public async Task<IActionResult> Update(WireContext context, CancellationToken cancellationToken)
        => new WireResult(FieldBody.Of(await rules.UpdateAsync(
            context.Caller, context.Environment.CloudName, context.Value("external_id"), Draft(context.Request), cancellationToken)));

    public async Task<IActionResult> Delete(WireContext context, CancellationToken cancellationToken)
    {
        await rules.DeleteAsync(context.Caller, context.Environment.CloudName, context.Value("external_id"), cancellationToken);
        return new WireResult(new { Success = true });
    }

    private static MetadataRuleDraft Draft(WireRequest request) => new()
    {
        MetadataFieldId = request.Text("metadata_field_id"),
        Name = request.Text("name"),
        Condition = request.Json("condition"),
        Result = request.Json("result"),
        State = request.Text("state"),
    };
}
