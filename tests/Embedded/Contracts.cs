using ServerlessDam.Assets.Storage;
using ServerlessDam.StorageContracts;
using ServerlessDam.Triggers;

namespace ServerlessDam.Embedded.Tests;

public sealed class EmbeddedTables : TableStoreContract, IAsyncDisposable
{
    private readonly TestStore _test = new();

    protected override ITableStore Store => _test.Store.Tables;

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}

public sealed class EmbeddedTableRanges : TableRangesContract, IAsyncDisposable
{
    private readonly TestStore _test = new();

    protected override ITableStore Store => _test.Store.Tables;

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}

public sealed class EmbeddedTableLimits : TableLimitsContract, IAsyncDisposable
{
    private readonly TestStore _test = new();

    protected override ITableStore Store => _test.Store.Tables;

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}

public sealed class EmbeddedBlobStore : BlobStoreContract, IAsyncDisposable
{
    private readonly TestStore _test = new();

    protected override IBlobStore Store => _test.Store.Blobs;

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}

public sealed class EmbeddedBlobListing : BlobListingContract, IAsyncDisposable
{
    private readonly TestStore _test = new();

    protected override IBlobStore Store => _test.Store.Blobs;

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}

public sealed class EmbeddedBlobBlocks : BlobBlocksContract, IAsyncDisposable
{
    private readonly TestStore _test = new();

    protected override IBlobStore Store => _test.Store.Blobs;

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}

public sealed class EmbeddedQueue : QueueContract, IAsyncDisposable
{
    private readonly TestStore _test = new();

    protected override IMessageQueue Sender => _test.Store.Queue;

    protected override ITriggerQueue Receiver => _test.Store.TriggerQueue;

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    protected override Task PassAsync(TimeSpan time)
    {
        _test.Time.Advance(time);
        return Task.CompletedTask;
    }
}

public sealed class EmbeddedClaims : ClaimsContract, IAsyncDisposable
{
    private readonly TestStore _test = new();

    protected override IClaims Claims => _test.Store.Claims;

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    protected override Task PassAsync(TimeSpan time)
    {
        _test.Time.Advance(time);
        return Task.CompletedTask;
    }
}
