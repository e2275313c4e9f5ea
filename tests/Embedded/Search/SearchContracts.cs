using ServerlessDam.Assets.Search;
using ServerlessDam.StorageContracts.Search;

namespace ServerlessDam.Embedded.Tests.Search;

public sealed class EmbeddedSearchFinds : SearchIndexContract, IAsyncDisposable
{
    private readonly TestStore _test = new();

    protected override ISearchIndex Index => _test.Store.Search;

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}

public sealed class EmbeddedSearchKeeps : SearchIndexKeepingContract, IAsyncDisposable
{
    private readonly TestStore _test = new();

    protected override ISearchIndex Index => _test.Store.Search;

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}
