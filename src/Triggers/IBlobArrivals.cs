namespace ServerlessDam.Triggers;

/// <summary>How a storage tells the in-process host of blobs.</summary>
public interface IBlobArrivals
{
    /// <summary>
    /// Every blob that is in the container now, then each that arrives, until cancelled. The same blob may come again:
    /// receipts (<see cref="ITriggerReceipts"/>) are what makes it once per content.
    /// </summary>
    IAsyncEnumerable<BlobArrival> WatchAsync(string container, CancellationToken cancellationToken);

    /// <summary>The address a client library would use for the blob; only its path (<c>/account/container/name</c>) means anything.</summary>
    Uri AddressOf(string container, string name);
}
