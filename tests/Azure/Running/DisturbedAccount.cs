namespace ServerlessDam.Azure.Tests.Running;

/// <summary>An account that is reached through <see cref="Interference"/> only.</summary>
public sealed class DisturbedAccount : IAsyncDisposable
{
    private readonly Interference _blobs;
    private readonly Interference _queues;

    public DisturbedAccount(TestAccount account, Func<HttpRequestMessage, Fate> decide)
    {
        var (blobs, queues) = (account.Clients.Blobs.Uri, account.Clients.Queues.Uri);
        _blobs = new Interference(new Uri(blobs.GetLeftPart(UriPartial.Authority)), decide);
        _queues = new Interference(new Uri(queues.GetLeftPart(UriPartial.Authority)), decide);
        Account = new TestAccount(account.ConnectionString
            .Replace($"BlobEndpoint=http://127.0.0.1:{blobs.Port}/", $"BlobEndpoint=http://127.0.0.1:{_blobs.Port}/", StringComparison.Ordinal)
            .Replace($"QueueEndpoint=http://127.0.0.1:{queues.Port}/", $"QueueEndpoint=http://127.0.0.1:{_queues.Port}/", StringComparison.Ordinal));
    }

    public TestAccount Account { get; }

    public async ValueTask DisposeAsync()
    {
        await _blobs.DisposeAsync();
        await _queues.DisposeAsync();
    }
}
