using System.Collections.Concurrent;
using System.Collections.Immutable;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests;

public sealed class GatheredWritesTests : IAsyncDisposable
{
    private const string Table = "derived";

    private readonly TestLibrary _library = new();
    private readonly WatchedTables _tables;
    private readonly GatheredWrites _writes;

    public GatheredWritesTests() => _writes = new(_tables = new(_library.Get<ITableStore>()), Table);

    [Fact]
    public async Task Many_small_batches_are_written_as_few_large_ones()
    {
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => _writes.ApplyAsync("p", [Put("p", $"a{i}", i), Put("p", $"b{i}", i), Put("p", $"c{i}", i)])));

        Assert.All(_tables.Batches, batch => Assert.InRange(batch, 3, 100));
        Assert.InRange(_tables.Batches.Count, 500 * 3 / 99, 50);
        Assert.Equal(499, await ValueAsync("p", "c499"));
        Assert.Equal(0, await ValueAsync("p", "a0"));
    }

    [Fact]
    public async Task Each_partition_gets_its_own_rows()
    {
        await Task.WhenAll(_writes.ApplyAsync("p", [Put("p", "a", 1)]), _writes.ApplyAsync("q", [Put("q", "a", 2)]));

        Assert.Equal((1, 2), (await ValueAsync("p", "a"), await ValueAsync("q", "a")));
    }

    [Fact]
    public async Task Of_two_writes_of_a_row_the_later_counts()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => _writes.ApplyAsync("p", [Put("p", "a", i)])));

        Assert.Equal(4, await ValueAsync("p", "a"));
    }

    [Fact]
    public async Task What_tables_refuse_fails_alone()
    {
        var good = Enumerable.Range(0, 5).Select(i => _writes.ApplyAsync("p", [Put("p", $"a{i}", i)])).ToList();
        var refused = _writes.ApplyAsync("p", [new RowChange.Put(new Row("p", "b", ImmutableDictionary<string, object>.Empty.Add("value", new string('x', 40_000))))]);

        await Assert.ThrowsAnyAsync<Exception>(() => refused);
        await Task.WhenAll(good);
        Assert.Equal(4, await ValueAsync("p", "a4"));
        Assert.Null(await ValueAsync("p", "b"));
    }

    [Fact]
    public async Task A_storage_that_fails_is_told_to_all_who_asked_and_to_nobody_after()
    {
        _tables.Failure = new DamException(ErrorKind.TryLater, "The storage does not answer");
        Task[] failing = [_writes.ApplyAsync("p", [Put("p", "a", 1)]), _writes.ApplyAsync("p", [Put("p", "b", 1)])];
        foreach (var write in failing)
        {
            await Assert.ThrowsAsync<DamException>(() => write);
        }

        _tables.Failure = null;
        await _writes.ApplyAsync("p", [Put("p", "a", 2)]);
        Assert.Equal(2, await ValueAsync("p", "a"));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static RowChange.Put Put(string partition, string key, int value) => new(new Row(partition, key, ImmutableDictionary<string, object>.Empty.Add("value", value)));

    private async Task<object?> ValueAsync(string partition, string key)
        => (await _tables.GetAsync(Table, partition, key, TestContext.Current.CancellationToken))?.Values["value"];

    /// <summary>Real tables; notes how many changes each batch had, and fails when told so.</summary>
    private sealed class WatchedTables(ITableStore tables) : ITableStore
    {
        public ConcurrentQueue<int> Batches { get; } = [];

        public Exception? Failure { get; set; }

        public Task<Row?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
            => tables.GetAsync(table, partitionKey, rowKey, cancellationToken);

        public Task<string?> ApplyAsync(string table, string partitionKey, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
        {
            Batches.Enqueue(changes.Count);
            return Failure is null ? tables.ApplyAsync(table, partitionKey, changes, cancellationToken) : Task.FromException<string?>(Failure);
        }

        public Task<RowPage> QueryAsync(string table, string partitionKey, RowRange range, int take, string? continuation, CancellationToken cancellationToken)
            => tables.QueryAsync(table, partitionKey, range, take, continuation, cancellationToken);

        public IAsyncEnumerable<string> PartitionsAsync(string table, CancellationToken cancellationToken) => tables.PartitionsAsync(table, cancellationToken);
    }
}
