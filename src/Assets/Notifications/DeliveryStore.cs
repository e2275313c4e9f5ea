using System.Collections.Immutable;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Notifications;

/// <summary>
/// Deliveries as rows: one each, and for as long as a try is to come another by which the sweep finds it. The two change together.
/// </summary>
public sealed class DeliveryStore(ITableStore tables, IMessageQueue queue, TimeProvider time)
{
    /// <summary>How long after its time a try counts as lost.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>Sent again by one sweep; the next one goes on.</summary>
    private const int MostSwept = 200;

    public async Task<NotificationDelivery?> FindAsync(string cloud, string id, CancellationToken cancellationToken)
        => DeliveryKeys.IsId(id) && await tables.GetAsync(DeliveryKeys.Table, cloud, DeliveryKeys.Delivery(id), cancellationToken) is { } row ? Read(row) : null;

    /// <summary>Newest first.</summary>
    public async Task<(IReadOnlyList<NotificationDelivery> Deliveries, string? NextCursor)> ListAsync(
        string cloud, int take, string? cursor, CancellationToken cancellationToken)
    {
        var from = Cursor.Read(cursor) ?? DeliveryKeys.Deliveries;
        if (!from.StartsWith(DeliveryKeys.Deliveries, StringComparison.Ordinal))
        {
            throw Cursor.Invalid();
        }

        var range = RowRange.Prefix(DeliveryKeys.Deliveries) with { From = from };
        var page = await tables.QueryAsync(DeliveryKeys.Table, cloud, range, Math.Min(take + 1, 1000), null, cancellationToken);
        var next = page.Rows.Count > take ? Cursor.Write(page.Rows[take].RowKey) : null;
        return ([.. page.Rows.Take(take).Select(Read)], next);
    }

    /// <summary>The bytes that are sent; null when they are gone.</summary>
    internal async Task<byte[]?> BodyAsync(string cloud, string id, CancellationToken cancellationToken)
        => await tables.GetAsync(DeliveryKeys.Table, cloud, DeliveryKeys.Body(id), cancellationToken) is { } row ? BodyRows.Read(row) : null;

    /// <summary>Keeps these bytes, unless there are some under this id already.</summary>
    internal Task KeepBodyAsync(string cloud, string id, byte[] body, CancellationToken cancellationToken)
        => tables.ApplyAsync(DeliveryKeys.Table, cloud, [new RowChange.Insert(BodyRows.Of(cloud, DeliveryKeys.Body(id), body))], cancellationToken);

    /// <summary>Begins a delivery, or sends the first try of one that was begun before and had none.</summary>
    internal async Task BeginAsync(NotificationDelivery delivery, CancellationToken cancellationToken)
    {
        delivery = Scheduled(delivery, time.GetUtcNow());
        if (await tables.ApplyAsync(DeliveryKeys.Table, delivery.Cloud, [.. Changes(null, delivery)], cancellationToken) is null
            || await FindAsync(delivery.Cloud, delivery.Id, cancellationToken) is { State: DeliveryState.Waiting, Attempts: 0 })
        {
            await SendAsync(delivery, TimeSpan.Zero, cancellationToken);
        }
    }

    /// <summary>Notes what came of a try, or that it lies in a channel. False when somebody else changed it meanwhile.</summary>
    internal async Task<bool> WriteAsync(NotificationDelivery? before, NotificationDelivery after, CancellationToken cancellationToken)
        => await tables.ApplyAsync(DeliveryKeys.Table, after.Cloud, [.. Changes(before, after)], cancellationToken) is null;

    internal Task SendAsync(NotificationDelivery delivery, TimeSpan delay, CancellationToken cancellationToken)
        => queue.EnqueueAsync(NotificationQueue.Name, SendNotification.JobFor(delivery).ToJson(), delay, cancellationToken);

    internal static NotificationDelivery Scheduled(NotificationDelivery delivery, DateTimeOffset at) => delivery with { NextAttemptAt = at, OverdueAt = at + Grace };

    /// <summary>Sends again what should have been tried; how many those were.</summary>
    internal async Task<int> SweepAsync(string cloud, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var overdue = new RowRange(DeliveryKeys.Overdues, DeliveryKeys.Overdues + DeliveryKeys.Ascending(now));
        var page = await tables.QueryAsync(DeliveryKeys.Table, cloud, overdue, MostSwept, null, cancellationToken);
        var sent = 0;
        foreach (var id in page.Rows.Select(row => DeliveryKeys.IdOfOverdue(row.RowKey)))
        {
            // Later from now on, so that a queue that is behind does not get it again with every sweep.
            if (await FindAsync(cloud, id, cancellationToken) is { } delivery
                && await WriteAsync(delivery, delivery with { OverdueAt = now + (5 * Grace) }, cancellationToken))
            {
                await SendAsync(delivery, TimeSpan.Zero, cancellationToken);
                sent++;
            }
        }

        return sent;
    }

    private static IEnumerable<RowChange> Changes(NotificationDelivery? before, NotificationDelivery after)
    {
        var row = new Row(after.Cloud, DeliveryKeys.Delivery(after.Id), AssetRows.Body(after, NotificationJson.Default.NotificationDelivery));
        yield return before is null ? new RowChange.Insert(row) : new RowChange.Put(row, before.RowETag);
        if (before?.OverdueAt is { } was && was != after.OverdueAt)
        {
            yield return new RowChange.Delete(DeliveryKeys.Overdue(was, after.Id));
        }

        if (after.OverdueAt is { } at && at != before?.OverdueAt)
        {
            yield return new RowChange.Put(new(after.Cloud, DeliveryKeys.Overdue(at, after.Id), ImmutableDictionary<string, object>.Empty));
        }
    }

    private static NotificationDelivery Read(Row row) => AssetRows.Read(row, NotificationJson.Default.NotificationDelivery) with { RowETag = row.ETag };
}
