using System.Runtime.CompilerServices;
using ServerlessDam.Embedded.Blobs;
using ServerlessDam.Embedded.Drop;
using ServerlessDam.Embedded.Sqlite;
using ServerlessDam.Triggers;

namespace ServerlessDam.Embedded.Triggers;

/// <summary>
/// New blobs of ordinary containers by way of <see cref="ArrivalHub"/>, of folders by way of <see cref="FolderWatch"/>. The index
/// is the journal: a blob's row and its being visible are one commit, so that after a crash a look through the index finds
/// everything.
/// </summary>
internal sealed class EmbeddedArrivals(Database database, ArrivalHub hub, FolderWatch folders) : IBlobArrivals
{
    private const int PageSize = 1000;

    public IAsyncEnumerable<BlobArrival> WatchAsync(string container, CancellationToken cancellationToken)
        => folders.Watches(container) ? folders.WatchAsync(container, cancellationToken) : WatchIndexAsync(container, cancellationToken);

    public Uri AddressOf(string container, string name)
        => new($"http://127.0.0.1/embedded/{container}/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}");

    private async IAsyncEnumerable<BlobArrival> WatchIndexAsync(string container, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Listens before it looks, so that nothing falls between. What is new comes before what is left of the old.
        using var feed = hub.Subscribe(container);
        byte[]? from = [];
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (feed.TryTake(out var arrival))
            {
                yield return arrival;
            }

            if (feed.TakeOverflow())
            {
                from = [];
            }

            if (from is null)
            {
                await feed.WaitAsync(cancellationToken);
                continue;
            }

            var start = from;
            var page = database.Read(session => BlobIndex.List(session, container, "", start, PageSize));
            from = page.Count < PageSize ? null : KeyBytes.After(KeyBytes.Of(page[^1].Name.Name));
            foreach (var blob in page)
            {
                yield return new BlobArrival(container, blob.Name.Name, blob.ETag);
            }
        }
    }
}
