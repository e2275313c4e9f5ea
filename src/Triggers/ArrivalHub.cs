using System.Collections.Concurrent;
using System.Threading.Channels;

namespace ServerlessDam.Triggers;

/// <summary>Passes each new blob on to those who watch its container, in this process.</summary>
public sealed class ArrivalHub
{
    private readonly ConcurrentDictionary<ArrivalFeed, string> _feeds = [];

    public void Announce(BlobArrival blob)
    {
        foreach (var (feed, container) in _feeds)
        {
            if (container == blob.Container)
            {
                feed.Offer(blob);
            }
        }
    }

    /// <summary>What is announced from now on; dispose it.</summary>
    public ArrivalFeed Subscribe(string container)
    {
        var feed = new ArrivalFeed(this);
        _feeds[feed] = container;
        return feed;
    }

    internal void Unsubscribe(ArrivalFeed feed) => _feeds.TryRemove(feed, out _);
}

/// <summary>One watcher's arrivals that it has not taken yet. When they become too many they are dropped, and the feed says so.</summary>
public sealed class ArrivalFeed(ArrivalHub hub) : IDisposable
{
    /// <summary>About 2 MB of names for a watcher that does not keep up.</summary>
    private const int Capacity = 10_000;

    private readonly Channel<BlobArrival> _channel = Channel.CreateBounded<BlobArrival>(Capacity);
    private int _overflown;

    internal void Offer(BlobArrival arrival)
    {
        if (!_channel.Writer.TryWrite(arrival))
        {
            Volatile.Write(ref _overflown, 1);
        }
    }

    public bool TryTake(out BlobArrival arrival) => _channel.Reader.TryRead(out arrival);

    /// <summary>Whether arrivals were dropped since the last call: then the container must be looked through again.</summary>
    public bool TakeOverflow() => Interlocked.Exchange(ref _overflown, 0) == 1;

    public async Task WaitAsync(CancellationToken cancellationToken) => await _channel.Reader.WaitToReadAsync(cancellationToken);

    public void Dispose() => hub.Unsubscribe(this);
}
