namespace ServerlessDam.Triggers;

/// <summary>A message under lease. <paramref name="Receipt"/> is good until the lease ends; <paramref name="DequeueCount"/> starts at 1.</summary>
public sealed record QueueDelivery(string Queue, string Id, string Receipt, string Body, int DequeueCount, DateTimeOffset EnqueuedAt);

/// <summary>The receiving side of a queue: at least once, by lease.</summary>
public interface ITriggerQueue
{
    /// <summary>The next visible message, now hidden for <paramref name="lease"/>; waits until there is one or the token ends.</summary>
    Task<QueueDelivery> ReceiveAsync(string queue, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Extends the lease from now; the returned delivery carries the new receipt. Null when the lease was lost.</summary>
    Task<QueueDelivery?> RenewAsync(QueueDelivery delivery, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Done: the message is gone. False when the lease was lost and somebody else may have it.</summary>
    Task<bool> CompleteAsync(QueueDelivery delivery, CancellationToken cancellationToken);

    /// <summary>Not done: visible again after <paramref name="delay"/>.</summary>
    Task<bool> ReleaseAsync(QueueDelivery delivery, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>
    /// Given up: the message moves to <c>{queue}-poison</c>, there before it is gone here: one that a crash catches in between may come
    /// again and be there twice, never be lost. False when the lease was lost; then nothing was moved.
    /// </summary>
    Task<bool> PoisonAsync(QueueDelivery delivery, CancellationToken cancellationToken);

    /// <summary>Puts a message into a queue; the host uses it for <c>webjobs-blobtrigger-poison</c>.</summary>
    Task EnqueueAsync(string queue, string body, CancellationToken cancellationToken);
}
