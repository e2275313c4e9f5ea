using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Notifications;

/// <summary>Triggers over the Admin API.</summary>
internal sealed class TriggerEndpoint(ManageTriggers triggers)
{
    public async Task<IActionResult> List(WireContext context, CancellationToken cancellationToken)
    {
        var found = await triggers.ListAsync(context.Caller, context.Environment.CloudName, context.Request.Text("event_type"), cancellationToken);
        return new WireResult(new { Triggers = found.Select(trigger => Body(context, trigger)).ToList(), Total = found.Count });
    }

    public async Task<IActionResult> Create(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        return new WireResult(Body(context, await triggers.CreateAsync(
            context.Caller, context.Environment.CloudName, request.Required("uri"), request.Required("event_type"), Kind(request.Text("uri_type")), cancellationToken)));
    }

    public async Task<IActionResult> Update(WireContext context, CancellationToken cancellationToken)
    {
        await triggers.UpdateAsync(context.Caller, context.Environment.CloudName, context.Value("id"), context.Request.Required("new_uri"), cancellationToken);
        return WireResult.Message("ok");
    }

    public async Task<IActionResult> Delete(WireContext context, CancellationToken cancellationToken)
    {
        await triggers.DeleteAsync(context.Caller, context.Environment.CloudName, context.Value("id"), cancellationToken);
        return WireResult.Message("ok");
    }

    public async Task<IActionResult> Test(WireContext context, CancellationToken cancellationToken)
    {
        var sample = context.Request.Json("sample_data") switch
        {
            null => null,
            { ValueKind: JsonValueKind.Object } given => given.GetRawText(),
            _ => throw DamException.Invalid("Invalid value for parameter sample_data: it must be an object"),
        };
        await triggers.TestAsync(context.Caller, context.Environment.CloudName, context.Value("id"), sample, cancellationToken);
        return WireResult.Message("ok");
    }

    private static object Body(WireContext context, Trigger trigger) => new
    {
        trigger.Id,
        ProductEnvironmentId = IdGenerator.From(context.Environment.CloudName).Hex32(),
        trigger.UriType,
        trigger.Uri,
        trigger.EventType,
        trigger.CreatedAt,
        trigger.UpdatedAt,
    };

    private static TriggerKind? Kind(string? name) => name switch
    {
        null => null,
        "webhook" => TriggerKind.Webhook,
        "poll" => TriggerKind.Poll,
        "flow" => TriggerKind.Flow,
        _ => throw DamException.Invalid($"Invalid uri_type {name}"),
    };
}
