using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Notifications;

/// <summary>Looks after notifications: sends again what was lost, and forgets what is old.</summary>
public sealed class NotificationSweep(
    ITableStore tables, DeliveryStore deliveries, MessageBuffer buffer, IOptions<NotificationOptions> options, TimeProvider time)
{
    /// <summary>Rows of one kind that one look forgets; the next goes on. A transaction has room for so many.</summary>
    private const int Most = 100;

    /// <summary>A body outlives every log entry that names it.</summary>
    private static readonly TimeSpan BodiesLonger = TimeSpan.FromDays(1);

    /// <returns>How many deliveries were sent again.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        await foreach (var cloud in tables.PartitionsAsync(DeliveryKeys.Table, cancellationToken))
        {
            sent += await deliveries.SweepAsync(cloud, cancellationToken);
            await ForgetMessagesAsync(cloud, cancellationToken);
            await ForgetAsync(cloud, DeliveryKeys.Deliveries, options.Value.KeepLog, cancellationToken);
            await ForgetAsync(cloud, DeliveryKeys.Bodies, options.Value.KeepLog + options.Value.KeepMessages + BodiesLonger, cancellationToken);
        }

        return sent;
    }

    /// <summary>Rows whose keys go on with their time, newest first.</summary>
    private async Task ForgetAsync(string cloud, string prefix, TimeSpan age, CancellationToken cancellationToken)
    {
        var old = RowRange.Prefix(prefix) with { From = prefix + DeliveryKeys.Descending(time.GetUtcNow() - age) };
        var page = await tables.QueryAsync(DeliveryKeys.Table, cloud, old, Most, null, cancellationToken);
        if (page.Rows.Count > 0)
        {
            await tables.ApplyAsync(DeliveryKeys.Table, cloud, [.. page.Rows.Select(row => new RowChange.Delete(row.RowKey))], cancellationToken);
        }
    }

    private async Task ForgetMessagesAsync(string cloud, CancellationToken cancellationToken)
    {
        var old = new RowRange(DeliveryKeys.Messages, DeliveryKeys.Messages + DeliveryKeys.Ascending(time.GetUtcNow() - options.Value.KeepMessages));
        var page = await tables.QueryAsync(DeliveryKeys.Table, cloud, old, Most, null, cancellationToken);
        foreach (var row in page.Rows)
        {
            await buffer.RemoveAsync(cloud, MessageBuffer.Read(row), cancellationToken);
        }
    }
}
