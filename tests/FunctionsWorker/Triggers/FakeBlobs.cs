using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ServerlessDam.Triggers;

namespace Microsoft.Azure.Functions.Worker.Tests.Triggers;

/// <summary>Containers whose blobs arrive when a test says so, and the receipts for them.</summary>
internal sealed class FakeBlobs : IBlobArrivals, ITriggerReceipts
{
    private readonly Channel<BlobArrival> _arrivals = Channel.CreateUnbounded<BlobArrival>();
    private readonly Channel<BlobArrival> _added = Channel.CreateUnbounded<BlobArrival>();

    public ConcurrentDictionary<(string Function, BlobArrival Blob), byte> Receipts { get; } = new();

    /// <summary>Thrown by the next watch, once.</summary>
    public Exception? Trouble { get; set; }

    public void Arrive(string name, string etag = "1") => _arrivals.Writer.TryWrite(new("drop", name, etag));

    public async Task<BlobArrival> NextReceiptAsync()
        => await _added.Reader.ReadAsync(RunningApp.Token).AsTask().WaitAsync(TimeSpan.FromSeconds(20), RunningApp.Token);

    public async IAsyncEnumerable<BlobArrival> WatchAsync(
        string container, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Trouble is { } trouble)
        {
            Trouble = null;
            throw trouble;
        }

        await foreach (var blob in _arrivals.Reader.ReadAllAsync(cancellationToken))
            yield return blob with { Container = container };
    }

    public Uri AddressOf(string container, string name)
        => new($"http://127.0.0.1:10000/account/{container}/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}");

    public Task<bool> HasAsync(string function, BlobArrival blob, CancellationToken cancellationToken)
        => Task.FromResult(Receipts.ContainsKey((function, blob)));

    public Task AddAsync(string function, BlobArrival blob, CancellationToken cancellationToken)
    {
        Receipts.TryAdd((function, blob), 0);
        _added.Writer.TryWrite(blob);
        return Task.CompletedTask;
    }
}
