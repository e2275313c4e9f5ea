using Microsoft.Extensions.Logging.Abstractions;
using ServerlessDam.Assets.Identity;
using ServerlessDam.StorageContracts;

namespace ServerlessDam.Embedded.Tests;

/// <summary>A store in a folder of its own that goes with it, under a clock that the test moves.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private EmbeddedStore _store;

    public TestStore()
    {
        Options = new EmbeddedOptions { DataPath = Directory.CreateTempSubdirectory("embedded-").FullName };
        _store = Open(Options, Time);
    }

    public ManualTime Time { get; } = new();

    public EmbeddedOptions Options { get; }

    public EmbeddedStore Store => _store;

    public string Path => Options.DataPath;

    public static EmbeddedStore Open(EmbeddedOptions options, TimeProvider time)
        => EmbeddedStore.Open(options, time, new IdGenerator(), NullLogger<EmbeddedStore>.Instance);

    public async Task ReopenAsync()
    {
        await _store.DisposeAsync();
        _store = Open(Options, Time);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(Path, recursive: true);
    }
}

/// <summary>A test class with a store of its own for each test.</summary>
public abstract class StoreTest : IAsyncDisposable
{
    protected TestStore Test { get; } = new();

    protected EmbeddedStore Store => Test.Store;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => Test.DisposeAsync();
}
