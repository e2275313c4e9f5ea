namespace ServerlessDam.Assets.Storage;

/// <summary>The sending side of queues. Who receives, and how often it tries, is the Functions host's affair (5 tries, then <c>{queue}-poison</c>).</summary>
public interface IMessageQueue
{
    /// <param name="queue">See <see cref="StorageNames"/>.</param>
    /// <param name="body">At most 48 KiB of UTF-8.</param>
    /// <param name="delay">How long it stays invisible; at most 7 days.</param>
    Task EnqueueAsync(string queue, string body, TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Messages waiting or under lease; approximate on Azure.</summary>
    Task<int> CountAsync(string queue, CancellationToken cancellationToken);
}
