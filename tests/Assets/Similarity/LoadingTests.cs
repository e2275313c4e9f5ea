using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Similarity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests.Similarity;

public sealed class LoadingTests : IAsyncDisposable
{
    /// <summary>As many as fingerprints are read in.</summary>
    private const int Ranges = 16;

    private readonly TestLibrary _library = new();
    private readonly Gate _gate;
    private readonly FingerprintIndex _index;

    public LoadingTests()
    {
        _gate = new(_library.Tables);
        _index = new(new(_gate), _library.Clock);
    }

    [Fact]
    public async Task Who_asked_first_and_left_does_not_take_what_is_being_loaded_away_from_the_others()
    {
        await _library.UploadAsync("cat");
        using var patience = new CancellationTokenSource();
        var first = CountAsync(patience.Token);
        await _gate.Reached;
        var second = CountAsync(Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(second.IsCompleted);
        _gate.Open();

        Assert.Equal(1, await second);
        Assert.Equal(Ranges, _gate.Queries);
    }

    [Fact]
    public async Task What_was_loaded_after_everybody_left_is_there_for_the_next_with_what_changed_since()
    {
        await _library.UploadAsync("cat");
        using var patience = new CancellationTokenSource();
        var first = CountAsync(patience.Token);
        await _gate.Reached;
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _gate.Open();
        _library.Clock.Advance(FingerprintNotes.Lifetime / 3);
        await _library.UploadAsync("dog");

        Assert.Equal(2, await CountAsync(Token));
        Assert.Equal(Ranges, _gate.Queries);
    }

    [Fact]
    public async Task What_was_loaded_too_long_ago_is_loaded_anew()
    {
        using var patience = new CancellationTokenSource();
        var first = CountAsync(patience.Token);
        await _gate.Reached;
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _gate.Open();
        await _library.UploadAsync("cat");
        _library.Clock.Advance(FingerprintNotes.Lifetime);
        await _library.Get<FingerprintNotes>().SweepAsync(TestLibrary.Cloud, Token);

        Assert.Equal(1, await CountAsync(Token));
    }

    [Fact]
    public async Task A_load_that_failed_is_begun_anew_by_the_next_who_asks()
    {
        await _library.UploadAsync("cat");
        _gate.Fails = true;
        _gate.Open();
        await Assert.ThrowsAsync<StorageDied>(() => CountAsync(Token));
        _gate.Fails = false;

        Assert.Equal(1, await CountAsync(Token));
    }

    public async ValueTask DisposeAsync()
    {
        _index.Dispose();
        await _library.DisposeAsync();
    }

    private Task<int> CountAsync(CancellationToken cancellationToken) => _index.ReadAsync(TestLibrary.Cloud, table => table.Count, cancellationToken);

    /// <summary>A storage that gives fingerprints once it is opened.</summary>
    private sealed class Gate(ITableStore tables) : ITableStore
    {
        private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _queries;

        public Task Reached => _reached.Task;

        public int Queries => _queries;

        public bool Fails { get; set; }

        public void Open() => _opened.TrySetResult();

        public Task<Row?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
            => tables.GetAsync(table, partitionKey, rowKey, cancellationToken);

        public Task<string?> ApplyAsync(string table, string partitionKey, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
            => tables.ApplyAsync(table, partitionKey, changes, cancellationToken);

        public async Task<RowPage> QueryAsync(string table, string partitionKey, RowRange range, int take, string? continuation, CancellationToken cancellationToken)
        {
            if (range.From.StartsWith(CatalogKeys.Fingerprints, StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _queries);
                _reached.TrySetResult();
                await _opened.Task.WaitAsync(cancellationToken);
                if (Fails)
                {
                    throw new StorageDied();
                }
            }

            return await tables.QueryAsync(table, partitionKey, range, take, continuation, cancellationToken);
        }

        public IAsyncEnumerable<string> PartitionsAsync(string table, CancellationToken cancellationToken) => tables.PartitionsAsync(table, cancellationToken);
    }
}
