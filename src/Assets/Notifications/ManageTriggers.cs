using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Assets.Notifications;

/// <summary>What callers do with the triggers of their product environment.</summary>
public sealed class ManageTriggers(TriggerStore store, EventNotes notes, IdGenerator ids, TimeProvider time)
{
    /// <summary>The service's own limit.</summary>
    private const int Most = 30;

    /// <param name="eventType">Null for all.</param>
    public async Task<IReadOnlyList<Trigger>> ListAsync(Caller caller, string cloud, string? eventType, CancellationToken cancellationToken)
    {
        NotificationRights.Demand(caller);
        DemandEventType(eventType ?? EventTypes.All);
        var all = await store.ListAsync(cloud, cancellationToken);
        return [.. all.Where(trigger => eventType is null || trigger.EventType == eventType)];
    }

    /// <param name="kind">Null reads it off the address.</param>
    /// <exception cref="DamException">InvalidParameter: no such event type, no such address, or too many triggers.</exception>
    public async Task<Trigger> CreateAsync(Caller caller, string cloud, string uri, string eventType, TriggerKind? kind, CancellationToken cancellationToken)
    {
        NotificationRights.Demand(caller);
        DemandEventType(eventType);
        var target = NotificationTarget.Parse(uri);
        if (kind is not null && kind == TriggerKind.Poll != target.IsPoll)
        {
            throw DamException.Invalid($"Invalid uri {uri} for uri_type {kind.ToString()!.ToLowerInvariant()}");
        }

        var now = time.GetUtcNow();
        var trigger = new Trigger(ids.Hex32(), kind ?? (target.IsPoll ? TriggerKind.Poll : TriggerKind.Webhook), uri, eventType, now, now);
        await store.ChangeAsync(
            cloud,
            all => all.Count < Most ? [.. all, trigger] : throw DamException.Invalid($"Too many triggers: at most {Most} are allowed"),
            cancellationToken);
        return trigger;
    }

    /// <exception cref="DamException">NotFound; InvalidParameter: an address of another kind, or none.</exception>
    public async Task UpdateAsync(Caller caller, string cloud, string id, string newUri, CancellationToken cancellationToken)
    {
        NotificationRights.Demand(caller);
        var isPoll = NotificationTarget.Parse(newUri).IsPoll;
        await store.ChangeAsync(cloud, all => [.. Having(all, id).Select(each => each.Id == id ? Moved(each) : each)], cancellationToken);

        Trigger Moved(Trigger trigger) => trigger with
        {
            Uri = newUri,
            UriType = isPoll ? TriggerKind.Poll : trigger.UriType == TriggerKind.Poll ? TriggerKind.Webhook : trigger.UriType,
            UpdatedAt = time.GetUtcNow(),
        };
    }

    /// <exception cref="DamException">NotFound.</exception>
    public async Task DeleteAsync(Caller caller, string cloud, string id, CancellationToken cancellationToken)
    {
        NotificationRights.Demand(caller);
        await store.ChangeAsync(cloud, all => [.. Having(all, id).Where(each => each.Id != id)], cancellationToken);
    }

    /// <summary>Sends a notification to this trigger alone.</summary>
    /// <param name="sample">A JSON object to send; null for one that says that it is a test.</param>
    /// <exception cref="DamException">NotFound.</exception>
    public async Task TestAsync(Caller caller, string cloud, string id, string? sample, CancellationToken cancellationToken)
    {
        NotificationRights.Demand(caller);
        var trigger = Having(await store.ListAsync(cloud, cancellationToken), id).First(each => each.Id == id);
        var type = trigger.EventType == EventTypes.All ? EventTypes.Upload : trigger.EventType;
        await notes.TestAsync(cloud, new(type) { Body = sample ?? """{"test":true}""" }, id, cancellationToken);
    }

    private static IReadOnlyList<Trigger> Having(IReadOnlyList<Trigger> all, string id)
        => all.Any(trigger => trigger.Id == id) ? all : throw new DamException(ErrorKind.NotFound, $"Trigger not found - {id}");

    private static void DemandEventType(string eventType)
    {
        if (!EventTypes.Known.Contains(eventType))
        {
            throw DamException.Invalid($"Invalid event_type {eventType}");
        }
    }
}
