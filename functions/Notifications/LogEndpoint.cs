using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Notifications;

/// <summary>The log of notifications: this server's own, no SDK asks for it.</summary>
internal sealed class LogEndpoint(NotificationLog log)
{
    public async Task<IActionResult> List(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var take = (int)Math.Min(request.Integer("max_results", least: 1) ?? 50, 500);
        var (deliveries, next) = await log.ListAsync(context.Caller, context.Environment.CloudName, take, request.Text("next_cursor"), cancellationToken);
        return new WireResult(new { Deliveries = deliveries.Select(Body).ToList(), NextCursor = next });
    }

    public async Task<IActionResult> Details(WireContext context, CancellationToken cancellationToken)
    {
        var (delivery, body) = await log.FindAsync(context.Caller, context.Environment.CloudName, context.Value("id"), cancellationToken);
        return new WireResult(new { Delivery = Body(delivery), Payload = body is null ? null : JsonNode.Parse(body) });
    }

    public async Task<IActionResult> Resend(WireContext context, CancellationToken cancellationToken)
        => new WireResult(new { Delivery = Body(await log.ResendAsync(context.Caller, context.Environment.CloudName, context.Value("id"), cancellationToken)) });

    private static object Body(NotificationDelivery delivery) => new
    {
        delivery.Id,
        delivery.EventType,
        delivery.Target,
        delivery.State,
        delivery.Attempts,
        delivery.StatusCode,
        delivery.Error,
        delivery.RequestId,
        delivery.CreatedAt,
        delivery.LastAttemptAt,
        delivery.NextAttemptAt,
    };
}
