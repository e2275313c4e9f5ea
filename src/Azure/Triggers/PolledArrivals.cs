using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Triggers;

namespace ServerlessDam.Azure.Triggers;

/// <summary>
/// New blobs for an in-process run: those that this process writes at once, all others by looking through the container again and again.
/// The pause between two looks is as long as the look took, a second at least, so that a large container is not listed all the time.
/// </summary>
/// <param name="serviceAddress">Of the blob service, with the account in its path where it has none in its host.</param>
public sealed class PolledArrivals(IBlobStore blobs, ArrivalHub hub, Uri serviceAddress, TimeProvider time) : IBlobArrivals
{
    private const int PageSize = 1000;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    public Uri AddressOf(string container, string name)
        => new($"{serviceAddress.AbsoluteUri.TrimEnd('/')}/{container}/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}");

    public async IAsyncEnumerable<BlobArrival> WatchAsync(string container, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Listens before it looks. Of what was given out 16 bytes are kept while it is there: a million blobs take about 40 MB.
        using var feed = hub.Subscribe(container);
        var known = new HashSet<UInt128>();
        while (true)
        {
            var (seen, looking) = (new HashSet<UInt128>(), TimeSpan.Zero);
            string? continuation = null;
            do
            {
                var start = time.GetTimestamp();
                var page = await blobs.ListAsync(container, "", PageSize, continuation, cancellationToken);
                looking += time.GetElapsedTime(start);
                continuation = page.Continuation;
                foreach (var arrival in Waiting(feed).Concat(page.Blobs.Select(blob => new BlobArrival(container, blob.Name.Name, blob.ETag))))
                {
                    seen.Add(MarkOf(arrival));
                    if (known.Add(MarkOf(arrival)))
                    {
                        yield return arrival;
                    }
                }
            }
            while (continuation is not null);

            known = seen;
            var (pause, since) = (looking > ShortestPause ? looking : ShortestPause, time.GetTimestamp());
            while (await HasNewsAsync(feed, pause - time.GetElapsedTime(since), cancellationToken))
            {
                foreach (var arrival in Waiting(feed).Where(arrival => known.Add(MarkOf(arrival))))
                {
                    yield return arrival;
                }
            }
        }
    }

    private static IEnumerable<BlobArrival> Waiting(ArrivalFeed feed)
    {
        while (feed.TryTake(out var arrival))
        {
            yield return arrival;
        }
    }

    private async Task<bool> HasNewsAsync(ArrivalFeed feed, TimeSpan pause, CancellationToken cancellationToken)
    {
        if (pause <= TimeSpan.Zero)
        {
            return false;
        }

        using var end = new CancellationTokenSource(pause, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        try
        {
            await feed.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static UInt128 MarkOf(BlobArrival blob)
        => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{blob.ETag}\n{blob.Name}")));
}
