using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Notifications;

/// <summary>
/// Makes of an event's note a delivery for each target. All ids follow from the note's, so that doing it again after a crash makes
/// none twice.
/// </summary>
public sealed class ExpandEvents(
    EventNotes notes,
    TriggerStore triggers,
    DeliveryStore deliveries,
    MessageBuffer buffer,
    INotificationBodies bodies,
    IProductEnvironments environments,
    IClaims claims,
    TimeProvider time,
    ILogger<ExpandEvents> logger) : IJobHandler
{
    public const string JobKind = "events";

    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    public string Kind => JobKind;

    public async Task ExecuteAsync(Job job, CancellationToken cancellationToken)
    {
        await using var claim = await HeldClaim.TryTakeAsync(claims, $"events {job.Cloud} {job.Id}", time, cancellationToken);
        if (claim is null || await notes.FindAsync(job.Cloud, job.Id, cancellationToken) is not { } note)
        {
            return;
        }

        // A product environment that is gone has nobody to tell.
        if (await environments.FindAsync(job.Cloud, cancellationToken) is { } environment)
        {
            var standing = await triggers.FindAsync(job.Cloud, cancellationToken);
            for (var i = 0; i < note.Events.Count; i++)
            {
                await ExpandAsync(environment, note, i, standing, cancellationToken);
            }
        }

        await notes.EndAsync(job.Cloud, job.Id, cancellationToken);
    }

    /// <summary>The sweep sends the note again: a storage that was away comes back. After a day it is something else that is wrong.</summary>
    public async Task GiveUpAsync(Job job, CancellationToken cancellationToken)
    {
        Log.Untold(logger, job.Id, job.Cloud);
        if (await notes.FindAsync(job.Cloud, job.Id, cancellationToken) is { } note && note.At < time.GetUtcNow() - Patience)
        {
            await notes.EndAsync(job.Cloud, job.Id, cancellationToken);
        }
    }

    private static HashSet<string> TargetsOf(EventNote note, NotedEvent happened, IReadOnlyList<Trigger> standing)
    {
        if (note.OnlyTo is { } only)
        {
            return [.. standing.Where(trigger => trigger.Id == only).Select(trigger => trigger.Uri)];
        }

        var targets = standing.Where(trigger => trigger.Concerns(happened.Type)).Select(trigger => trigger.Uri).ToHashSet(StringComparer.Ordinal);
        if (note.Occasion.UrlFor(happened.Type) is { } asked)
        {
            targets.Add(asked);
        }

        return targets;
    }

    private async Task ExpandAsync(ProductEnvironment environment, EventNote note, int index, IReadOnlyList<Trigger> standing, CancellationToken cancellationToken)
    {
        var happened = note.Events[index];
        var targets = TargetsOf(note, happened, standing);
        if (targets.Count == 0)
        {
            return;
        }

        var bodyId = DeliveryKeys.NewId(note.At, $"{note.Id} {index}");
        if (await deliveries.BodyAsync(note.Cloud, bodyId, cancellationToken) is null)
        {
            var body = await bodies.WriteAsync(environment, note, happened, cancellationToken);
            await deliveries.KeepBodyAsync(note.Cloud, bodyId, body, cancellationToken);
        }

        foreach (var uri in targets)
        {
            var delivery = new NotificationDelivery
            {
                Id = DeliveryKeys.NewId(note.At, $"{note.Id} {index} {uri}"),
                Cloud = note.Cloud,
                EventType = happened.Type,
                Target = uri,
                BodyId = bodyId,
                RequestId = note.Occasion.RequestId,
                CreatedAt = note.At,
            };
            await BeginAsync(delivery, note, cancellationToken);
        }
    }

    private async Task BeginAsync(NotificationDelivery delivery, EventNote note, CancellationToken cancellationToken)
    {
        switch (NotificationTarget.TryParse(delivery.Target))
        {
            case null:
                await deliveries.WriteAsync(null, delivery with { State = DeliveryState.Failed, Error = "It begins with none of http://, https:// and poll://" }, cancellationToken);
                break;
            case { Channel: not null } when await deliveries.FindAsync(delivery.Cloud, delivery.Id, cancellationToken) is not null:
                // It lies there, or was acknowledged since.
                break;
            case { Channel: { } channel }:
                // The message first: what the log says lies in a channel does.
                await buffer.PutAsync(delivery, channel, note.Occasion.BatchId ?? note.Occasion.RequestId, cancellationToken);
                await deliveries.WriteAsync(null, delivery with { State = DeliveryState.Buffered }, cancellationToken);
                break;
            default:
                await deliveries.BeginAsync(delivery, cancellationToken);
                break;
        }
    }
}
