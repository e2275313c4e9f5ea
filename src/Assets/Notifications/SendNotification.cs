using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Notifications;

/// <summary>
/// Tries a delivery: once for each try that is due, by one process. Only a process that dies between the receiver's answer and the
/// note of it makes a notification arrive twice.
/// </summary>
public sealed class SendNotification(
    DeliveryStore deliveries,
    WebhookSender sender,
    IProductEnvironments environments,
    IClaims claims,
    IOptions<NotificationOptions> options,
    TimeProvider time,
    ILogger<SendNotification> logger) : IJobHandler
{
    public const string JobKind = "notification";

    public string Kind => JobKind;

    /// <summary>The job of a delivery's next try; of no other, however often it comes.</summary>
    public static Job JobFor(NotificationDelivery delivery)
        => new(JobKind, delivery.Cloud, string.Create(CultureInfo.InvariantCulture, $"{delivery.Attempts} {delivery.Id}"));

    public async Task ExecuteAsync(Job job, CancellationToken cancellationToken)
    {
        var (attempt, id) = Parse(job);

        // Who holds the claim is at it; should it die, the sweep sends another job.
        await using var claim = await HeldClaim.TryTakeAsync(claims, $"notification {job.Cloud} {id}", time, cancellationToken);
        if (claim is null
            || await deliveries.FindAsync(job.Cloud, id, cancellationToken) is not { State: DeliveryState.Waiting } delivery
            || delivery.Attempts != attempt)
        {
            return;
        }

        var outcome = await TryAsync(delivery, cancellationToken);
        var after = After(delivery, outcome);
        Log.Tried(logger, id, new Uri(delivery.Target).Host, outcome.Error ?? "arrived", after.Attempts);

        // Without the job's token: it was sent, and must not be sent again for want of a note.
        await deliveries.WriteAsync(delivery, after, CancellationToken.None);
        if (after.NextAttemptAt is { } next)
        {
            await deliveries.SendAsync(after, next - time.GetUtcNow(), CancellationToken.None);
        }
    }

    /// <summary>Nothing: a receiver's failure is no exception, so the storage was away, and the sweep sends the job again.</summary>
    public Task GiveUpAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<SendOutcome> TryAsync(NotificationDelivery delivery, CancellationToken cancellationToken)
    {
        if (await environments.FindAsync(delivery.Cloud, cancellationToken) is not { } environment
            || await deliveries.BodyAsync(delivery.Cloud, delivery.BodyId, cancellationToken) is not { } body)
        {
            return new(null, "What it was to say is not kept any more", Final: true);
        }

        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var signature = NotificationSignature.Of(body, now, environment.WebhookKey.Secret, environment.SignatureAlgorithm);
        return await sender.SendAsync(new Uri(delivery.Target), body, now, signature, cancellationToken);
    }

    private NotificationDelivery After(NotificationDelivery delivery, SendOutcome outcome)
    {
        var tried = delivery with { Attempts = delivery.Attempts + 1, LastAttemptAt = time.GetUtcNow(), StatusCode = outcome.Status, Error = outcome.Error };
        if (outcome.Error is null)
        {
            return Ended(tried, DeliveryState.Delivered);
        }

        return outcome.Final || tried.Attempts > options.Value.Retries
            ? Ended(tried, DeliveryState.Failed)
            : DeliveryStore.Scheduled(tried, time.GetUtcNow() + (options.Value.RetryAfter * tried.Attempts));
    }

    private static NotificationDelivery Ended(NotificationDelivery delivery, DeliveryState state)
        => delivery with { State = state, NextAttemptAt = null, OverdueAt = null };

    private static (int Attempt, string Id) Parse(Job job)
        => job.Id.Split(' ') is [var attempt, var id] && int.TryParse(attempt, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (number, id)
            : throw new InvalidOperationException($"'{job.Id}' is no try of a delivery.");
}
