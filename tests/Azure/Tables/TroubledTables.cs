using Azure.Data.Tables;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Azure.Tests.Running;

namespace ServerlessDam.Azure.Tests.Tables;

/// <summary>The tables of an account twice: as they are, and from behind a proxy that does with each exchange what the test says.</summary>
internal sealed class TroubledTables : IAsyncDisposable
{
    private readonly Interference _interference;

    public TroubledTables(string account, Func<HttpRequestMessage, Fate> decide, TimeSpan? patience = null)
    {
        var service = new TableServiceClient(account).Uri;
        _interference = new Interference(new Uri(service.GetLeftPart(UriPartial.Authority)), decide);
        Direct = NewTables.On(account);
        Troubled = NewTables.On(account.Replace($":{service.Port}/", $":{_interference.Port}/", StringComparison.Ordinal), patience);
    }

    public ITableStore Direct { get; }

    public ITableStore Troubled { get; }

    public ValueTask DisposeAsync() => _interference.DisposeAsync();
}
