using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Search;
using ServerlessDam.Azure.Search;

namespace ServerlessDam.Azure.Tests.Search;

/// <summary>
/// A service of Azure: <c>DAM_TEST_SEARCH_ENDPOINT</c>, and <c>DAM_TEST_SEARCH_KEY</c> unless who runs the tests is signed in with rights
/// to it. Each test has an index of its own, which it deletes.
/// </summary>
internal sealed class LiveService : IAsyncDisposable
{
    private const string Probes = "probes";
    private readonly IndexConnection _connection;
    private int _probes;

    private LiveService(string endpoint)
    {
        _connection = new IndexConnection(new AzureSearchOptions
        {
            Endpoint = new Uri(endpoint),
            ApiKey = Environment.GetEnvironmentVariable("DAM_TEST_SEARCH_KEY"),
            IndexName = $"test-{new IdGenerator().Hex32()}",
        });
        Index = new AiSearchIndex(_connection, TimeProvider.System);
    }

    public AiSearchIndex Index { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static LiveService OrSkip()
    {
        var endpoint = Environment.GetEnvironmentVariable("DAM_TEST_SEARCH_ENDPOINT");
        Assert.SkipWhen(string.IsNullOrEmpty(endpoint), "DAM_TEST_SEARCH_ENDPOINT names no service.");
        return new LiveService(endpoint);
    }

    /// <summary>What is written after the rest is found: the service says no more about when.</summary>
    public async Task SettleAsync()
    {
        var probe = $"probe{++_probes}";
        await Index.WriteAsync(Probes, [new SearchChange(probe, new SearchDocument(probe, probe, "1", [], []))], Token);
        while (await Index.CountAsync(Probes, Token) < _probes)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DeleteAsync(CancellationToken.None);
        _connection.Dispose();
    }
}
