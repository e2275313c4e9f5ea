using ServerlessDam.Assets.Search;
using ServerlessDam.Azure.Tests.Search.StandIn;
using ServerlessDam.StorageContracts.Search;

namespace ServerlessDam.Azure.Tests.Search;

public sealed class StandInSearchIndex : SearchIndexContract, IDisposable
{
    private readonly StandInSearchService _service = new();
    private ISearchIndex? _index;

    protected override ISearchIndex Index => _index ??= StandInIndexes.On(_service);

    protected override bool OrdersByAnyField => false;

    public void Dispose() => _service.Dispose();
}

public sealed class StandInSearchIndexKeeping : SearchIndexKeepingContract, IDisposable
{
    private readonly StandInSearchService _service = new();
    private ISearchIndex? _index;

    protected override ISearchIndex Index => _index ??= StandInIndexes.On(_service);

    public void Dispose() => _service.Dispose();
}

/// <summary>The same on a service of Azure, where <see cref="LiveService"/> names one.</summary>
public sealed class LiveSearchIndex : SearchIndexContract, IAsyncDisposable
{
    private readonly LiveService _service = LiveService.OrSkip();

    protected override ISearchIndex Index => _service.Index;

    protected override bool OrdersByAnyField => false;

    protected override Task SettleAsync() => _service.SettleAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();
}

public sealed class LiveSearchIndexKeeping : SearchIndexKeepingContract, IAsyncDisposable
{
    private readonly LiveService _service = LiveService.OrSkip();

    protected override ISearchIndex Index => _service.Index;

    protected override int Rounds => 3;

    protected override Task SettleAsync() => _service.SettleAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();
}
