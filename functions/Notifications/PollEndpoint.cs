using System.Buffers.Text;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Notifications;

/// <summary>Buffered notifications: asking for them, and acknowledging them. Each is signed when it is handed out, as a webhook is when it is sent.</summary>
internal sealed class PollEndpoint(PollMessages poll, TimeProvider time)
{
    public async Task<IActionResult> Receive(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var asked = new PollRequest(
            request.Text("channel"),
            request.Text("batch_id"),
            (int)(request.Integer("max_messages", 1, 100) ?? 10),
            TimeSpan.FromSeconds(request.Integer("wait_seconds", 0, 60) ?? 20),
            TimeSpan.FromSeconds(request.Integer("visibility_timeout", 1, 600) ?? 30));
        var received = await poll.ReceiveAsync(context.Caller, context.Environment.CloudName, asked, cancellationToken);
        return new WireResult(new JsonObject { ["messages"] = new JsonArray([.. received.Select(message => Body(context, message))]) });
    }

    public async Task<IActionResult> Acknowledge(WireContext context, CancellationToken cancellationToken)
    {
        var results = await poll.AcknowledgeAsync(context.Caller, context.Environment.CloudName, context.Request.List("receipt_handles"), cancellationToken);
        return new WireResult(new { Results = results.Select(acked => new { Status = acked ? "acked" : "not_found" }).ToList() });
    }

    private JsonObject Body(WireContext context, ReceivedMessage message)
    {
        var (now, environment) = (time.GetUtcNow().ToUnixTimeSeconds(), context.Environment);
        return new()
        {
            ["receipt_handle"] = message.ReceiptHandle,
            ["batch_id"] = message.BatchId,
            ["payload"] = JsonNode.Parse(message.Body),
            ["signed_payload"] = Base64Url.EncodeToString(message.Body),
            ["signature"] = NotificationSignature.Of(message.Body, now, environment.WebhookKey.Secret, environment.SignatureAlgorithm),
            ["timestamp"] = now.ToString(CultureInfo.InvariantCulture),
        };
    }
}
