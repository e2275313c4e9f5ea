using ServerlessDam.Assets.Storage;
using ServerlessDam.Embedded.Sqlite;
using ServerlessDam.Triggers;

namespace ServerlessDam.Embedded.Queue;

/// <summary>
/// Queues as rows. A lease moves a message's visibility into the future and gives it a new receipt, durably; who holds the current
/// receipt may end it.
/// </summary>
internal sealed class SqliteQueue(Database database, Sequence sequence, TimeProvider time) : IMessageQueue, ITriggerQueue
{
    private readonly QueueSignals _signals = new();

    public Task EnqueueAsync(string queue, string body, CancellationToken cancellationToken) => EnqueueAsync(queue, body, TimeSpan.Zero, cancellationToken);

    public async Task EnqueueAsync(string queue, string body, TimeSpan delay, CancellationToken cancellationToken)
    {
        QueueMessages.Check(queue, body, delay);
        var now = time.GetUtcNow();
        await database.WriteAsync(session => QueueRows.Add(session, queue, sequence.Next(), (now + delay).UtcTicks, now.UtcTicks, body), cancellationToken);
        _signals.Raise(queue);
    }

    public Task<int> CountAsync(string queue, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        QueueMessages.CheckQueue(queue);
        return Task.FromResult(database.Read(session => QueueRows.Count(session, queue)));
    }

    public async Task<QueueDelivery> ReceiveAsync(string queue, TimeSpan lease, CancellationToken cancellationToken)
    {
        QueueMessages.CheckQueue(queue);
        while (true)
        {
            var signal = _signals.Next(queue);
            var now = time.GetUtcNow();
            var due = database.Read(session => QueueRows.NextVisible(session, queue));
            if (due > now.UtcTicks)
            {
                await WaitAsync(signal, due, now, cancellationToken);
            }
            else if (await database.WriteAsync(session => QueueRows.Lease(session, queue, now, lease, sequence.Next()), cancellationToken) is { } delivery)
            {
                return delivery;
            }
        }
    }

    public async Task<QueueDelivery?> RenewAsync(QueueDelivery delivery, TimeSpan lease, CancellationToken cancellationToken)
    {
        var receipt = sequence.Next();
        var until = (time.GetUtcNow() + lease).UtcTicks;
        return await database.WriteAsync(session => QueueRows.Move(session, delivery, until, receipt), cancellationToken)
            ? delivery with { Receipt = Sequence.Text(receipt) }
            : null;
    }

    public Task<bool> CompleteAsync(QueueDelivery delivery, CancellationToken cancellationToken)
        => database.WriteAsync(session => QueueRows.Remove(session, delivery), cancellationToken);

    public async Task<bool> ReleaseAsync(QueueDelivery delivery, TimeSpan delay, CancellationToken cancellationToken)
    {
        var until = (time.GetUtcNow() + delay).UtcTicks;
        var released = await database.WriteAsync(session => QueueRows.Move(session, delivery, until, sequence.Next()), cancellationToken);
        _signals.Raise(delivery.Queue);
        return released;
    }

    public async Task<bool> PoisonAsync(QueueDelivery delivery, CancellationToken cancellationToken)
    {
        var poison = delivery.Queue + "-poison";
        var now = time.GetUtcNow().UtcTicks;
        var moved = await database.WriteAsync(
            session => QueueRows.Remove(session, delivery) && QueueRows.Add(session, poison, sequence.Next(), now, now, delivery.Body), cancellationToken);
        _signals.Raise(poison);
        return moved;
    }

    /// <summary>Until the signal or <paramref name="due"/> (UTC ticks; <see cref="long.MaxValue"/>: only the signal).</summary>
    private async Task WaitAsync(Task signal, long due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Bounded, as timers are.
        var delay = due == long.MaxValue ? Timeout.InfiniteTimeSpan : TimeSpan.FromTicks(Math.Min(due - now.UtcTicks, TimeSpan.TicksPerDay));
        try
        {
            await signal.WaitAsync(delay, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // A delay or a lease has ended: there may be something now.
        }
    }
}
