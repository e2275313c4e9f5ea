using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Assets.Notifications;

/// <summary>The log of deliveries, for people and programs that look after them.</summary>
public sealed class NotificationLog(DeliveryStore deliveries, IdGenerator ids, TimeProvider time)
{
    /// <summary>Newest first.</summary>
    /// <param name="take">1 to 500.</param>
    public Task<(IReadOnlyList<NotificationDelivery> Deliveries, string? NextCursor)> ListAsync(
        Caller caller, string cloud, int take, string? cursor, CancellationToken cancellationToken)
    {
        NotificationRights.Demand(caller);
        return deliveries.ListAsync(cloud, Math.Clamp(take, 1, 500), cursor, cancellationToken);
    }

    /// <returns>The delivery and the bytes that it sends; null in their place when they are not kept any more.</returns>
    /// <exception cref="DamException">NotFound.</exception>
    public async Task<(NotificationDelivery Delivery, byte[]? Body)> FindAsync(Caller caller, string cloud, string id, CancellationToken cancellationToken)
    {
        NotificationRights.Demand(caller);
        var delivery = await deliveries.FindAsync(cloud, id, cancellationToken) ?? throw NotFound(id);
        return (delivery, await deliveries.BodyAsync(cloud, delivery.BodyId, cancellationToken));
    }

    /// <summary>Sends the same bytes to the same target again, as a delivery of its own.</summary>
    /// <exception cref="DamException">NotFound; InvalidParameter: it lies in a channel, or what it said is not kept any more.</exception>
    public async Task<NotificationDelivery> ResendAsync(Caller caller, string cloud, string id, CancellationToken cancellationToken)
    {
        var (delivery, body) = await FindAsync(caller, cloud, id, cancellationToken);
        if (body is null || NotificationTarget.TryParse(delivery.Target) is not { IsPoll: false })
        {
            throw DamException.Invalid($"Notification {id} cannot be sent again: {(body is null ? "what it said is not kept any more" : "its target is not called")}");
        }

        var now = time.GetUtcNow();
        var again = new NotificationDelivery
        {
            Id = DeliveryKeys.NewId(now, ids.Hex32()),
            Cloud = cloud,
            EventType = delivery.EventType,
            Target = delivery.Target,
            BodyId = delivery.BodyId,
            RequestId = delivery.RequestId,
            CreatedAt = now,
        };
        await deliveries.BeginAsync(again, cancellationToken);
        return again;
    }

    private static DamException NotFound(string id) => new(ErrorKind.NotFound, $"Notification not found - {id}");
}
