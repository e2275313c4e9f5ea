using System.Collections.Immutable;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Notifications;

/// <summary>
/// The channels of every cloud. A message is a row; beside it lie rows that find it by channel and by batch, ordered by when it can
/// be seen next, so that asking reads what can be seen and nothing else.
/// </summary>
public sealed class MessageBuffer(ITableStore tables, IdGenerator ids, TimeProvider time)
{
    private volatile TaskCompletionSource _arrival = NewArrival();

    /// <summary>Ends when a message came into some channel through this process.</summary>
    internal Task Arrival => _arrival.Task;

    /// <summary>Puts it there, unless it is or was there already.</summary>
    internal async Task PutAsync(NotificationDelivery delivery, string channel, string batchId, CancellationToken cancellationToken)
    {
        var message = new BufferedMessage
        {
            Id = $"{DeliveryKeys.Ascending(delivery.CreatedAt)}-{DeliveryKeys.Hash(delivery.Id)}",
            Channel = channel,
            BatchId = batchId,
            BodyId = delivery.BodyId,
            VisibleAt = delivery.CreatedAt,
        };
        await tables.ApplyAsync(DeliveryKeys.Table, delivery.Cloud, [new RowChange.Insert(RowOf(delivery.Cloud, message)), .. Found(delivery.Cloud, message)], cancellationToken);
        Interlocked.Exchange(ref _arrival, NewArrival()).TrySetResult();
    }

    /// <summary>Takes up to so many that can be seen, oldest first; nobody else gets them for a while.</summary>
    /// <param name="place">See <see cref="DeliveryKeys.InChannel"/> and <see cref="DeliveryKeys.InBatch"/>.</param>
    internal async Task<IReadOnlyList<BufferedMessage>> TakeAsync(string cloud, string place, int most, TimeSpan hidden, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var visible = new RowRange(place, place + DeliveryKeys.Ascending(now) + "~");
        var page = await tables.QueryAsync(DeliveryKeys.Table, cloud, visible, most, null, cancellationToken);
        var taken = new List<BufferedMessage>();
        foreach (var id in page.Rows.Select(row => row.RowKey[(place.Length + 20)..]))
        {
            if (await FindAsync(cloud, id, cancellationToken) is { } message && message.VisibleAt <= now)
            {
                var held = message with { VisibleAt = now + hidden, Receipt = ids.Hex32() };
                List<RowChange> changes =
                [
                    new RowChange.Put(RowOf(cloud, held), message.RowETag),
                    .. Places(message).Select(key => new RowChange.Delete(key)),
                    .. Found(cloud, held),
                ];

                // Whoever is faster has it.
                if (await tables.ApplyAsync(DeliveryKeys.Table, cloud, changes, cancellationToken) is null)
                {
                    taken.Add(held);
                }
            }
        }

        return taken;
    }

    /// <summary>Removes a message for good. False when it is gone, or somebody got it later than this receipt says.</summary>
    internal async Task<bool> RemoveAsync(string cloud, string id, string receipt, CancellationToken cancellationToken)
        => await FindAsync(cloud, id, cancellationToken) is { } message && message.Receipt == receipt && await RemoveAsync(cloud, message, cancellationToken);

    internal async Task<bool> RemoveAsync(string cloud, BufferedMessage message, CancellationToken cancellationToken)
    {
        List<RowChange> changes = [new RowChange.Delete(DeliveryKeys.Message(message.Id), message.RowETag, MustExist: true), .. Places(message).Select(key => new RowChange.Delete(key))];
        return await tables.ApplyAsync(DeliveryKeys.Table, cloud, changes, cancellationToken) is null;
    }

    internal static BufferedMessage Read(Row row) => AssetRows.Read(row, NotificationJson.Default.BufferedMessage) with { RowETag = row.ETag };

    private async Task<BufferedMessage?> FindAsync(string cloud, string id, CancellationToken cancellationToken)
        => DeliveryKeys.IsId(id) && await tables.GetAsync(DeliveryKeys.Table, cloud, DeliveryKeys.Message(id), cancellationToken) is { } row ? Read(row) : null;

    private static Row RowOf(string cloud, BufferedMessage message)
        => new(cloud, DeliveryKeys.Message(message.Id), AssetRows.Body(message, NotificationJson.Default.BufferedMessage));

    private static IEnumerable<RowChange> Found(string cloud, BufferedMessage message)
        => Places(message).Select(key => new RowChange.Put(new(cloud, key, ImmutableDictionary<string, object>.Empty)));

    private static IEnumerable<string> Places(BufferedMessage message)
    {
        var place = $"{DeliveryKeys.Ascending(message.VisibleAt)}-{message.Id}";
        if (message.Channel.Length > 0)
        {
            yield return DeliveryKeys.InChannel(message.Channel) + place;
        }

        yield return DeliveryKeys.InBatch(message.BatchId) + place;
    }

    private static TaskCompletionSource NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
