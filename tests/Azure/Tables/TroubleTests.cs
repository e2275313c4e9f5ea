using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Azure.Tests.Running;
using ServerlessDam.AzuriteEmulator;
using ServerlessDam.StorageContracts;

namespace ServerlessDam.Azure.Tests.Tables;

/// <summary>What the emulator never does by itself: answers that are lost, a service that is busy, one that hangs.</summary>
public sealed class TroubleTests(Azurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_insert_whose_answer_was_lost_is_no_conflict()
    {
        await using var tables = await WithAnAnswerLostAsync();

        Assert.Null(await tables.Troubled.ApplyAsync("things", "p", [new RowChange.Insert(Rows.Of("new", ("n", 1)))], Token));

        Assert.Equal(1, (await tables.Direct.GetAsync("things", "p", "new", Token))!.Values["n"]);
    }

    [Fact]
    public async Task A_conditional_put_whose_answer_was_lost_is_no_conflict()
    {
        await using var tables = await WithAnAnswerLostAsync();
        var etag = (await tables.Direct.GetAsync("things", "p", "old", Token))!.ETag;

        Assert.Null(await tables.Troubled.ApplyAsync("things", "p", [new RowChange.Put(Rows.Of("old", ("n", 2)), etag)], Token));

        Assert.Equal(2, (await tables.Direct.GetAsync("things", "p", "old", Token))!.Values["n"]);
    }

    [Fact]
    public async Task A_batch_whose_answer_was_lost_is_no_conflict()
    {
        await using var tables = await WithAnAnswerLostAsync();
        var etag = (await tables.Direct.GetAsync("things", "p", "old", Token))!.ETag;

        Assert.Null(await tables.Troubled.ApplyAsync(
            "things", "p",
            [new RowChange.Delete("gone", MustExist: true), new RowChange.Put(Rows.Of("old", ("n", 2)), etag), new RowChange.Insert(Rows.Of("new"))], Token));

        Assert.Equal(2, (await tables.Direct.GetAsync("things", "p", "old", Token))!.Values["n"]);
        Assert.NotNull(await tables.Direct.GetAsync("things", "p", "new", Token));
        Assert.Null(await tables.Direct.GetAsync("things", "p", "gone", Token));
    }

    [Fact]
    public async Task A_delete_whose_answer_was_lost_is_no_conflict()
    {
        await using var tables = await WithAnAnswerLostAsync();
        var etag = (await tables.Direct.GetAsync("things", "p", "old", Token))!.ETag;

        Assert.Null(await tables.Troubled.ApplyAsync("things", "p", [new RowChange.Delete("old", etag)], Token));

        Assert.Null(await tables.Direct.GetAsync("things", "p", "old", Token));
    }

    [Fact]
    public async Task A_row_of_another_writer_is_a_conflict_even_with_the_same_values_and_a_lost_answer()
    {
        await using var tables = await WithAnAnswerLostAsync();

        Assert.Equal("old", await tables.Troubled.ApplyAsync("things", "p", [new RowChange.Insert(Rows.Of("old", ("n", 1)))], Token));
        Assert.Equal("old", await tables.Troubled.ApplyAsync(
            "things", "p", [new RowChange.Put(Rows.Of("new")), new RowChange.Insert(Rows.Of("old", ("n", 1)))], Token));
        Assert.Null(await tables.Direct.GetAsync("things", "p", "new", Token));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_short_trouble_is_not_noticed(int status)
    {
        var requests = 0;
        await using var tables = new TroubledTables(azurite.NewAccount(), _ => ++requests % 2 == 1 ? new Fate.Answer(status) : new Fate.Pass());

        Assert.Null(await tables.Troubled.ApplyAsync("things", "p", [new RowChange.Put(Rows.Of("r"))], Token));
        Assert.NotNull(await tables.Troubled.GetAsync("things", "p", "r", Token));
    }

    [Fact]
    public Task A_busy_service_is_to_be_asked_later() => IsToBeAskedLaterAsync(new Fate.Answer(503));

    [Fact]
    public Task A_service_that_hangs_is_to_be_asked_later() => IsToBeAskedLaterAsync(new Fate.Hang());

    [Fact]
    public async Task A_call_that_is_cancelled_is_cancelled_and_no_outage()
    {
        await using var tables = new TroubledTables(azurite.NewAccount(), _ => new Fate.Hang());
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var calls = Calls(tables.Troubled, cancel.Token).ToList();

        await cancel.CancelAsync();

        foreach (var call in calls)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call).WaitAsync(TimeSpan.FromSeconds(60), Token);
        }
    }

    private async Task IsToBeAskedLaterAsync(Fate fate)
    {
        await using var tables = new TroubledTables(azurite.NewAccount(), _ => fate, patience: TimeSpan.FromSeconds(0.3));
        foreach (var call in Calls(tables.Troubled, Token).ToList())
        {
            var error = await Assert.ThrowsAsync<DamException>(() => call);
            Assert.Equal(ErrorKind.TryLater, error.Kind);
        }
    }

    private static IEnumerable<Task> Calls(ITableStore store, CancellationToken cancellationToken) =>
    [
        store.GetAsync("things", "p", "r", cancellationToken),
        store.QueryAsync("things", "p", RowRange.All, 10, null, cancellationToken),
        store.ApplyAsync("things", "p", [new RowChange.Put(Rows.Of("r"))], cancellationToken),
        store.ApplyAsync("things", "p", [new RowChange.Put(Rows.Of("r")), new RowChange.Delete("s")], cancellationToken),
        store.PartitionsAsync("things", cancellationToken).ToListAsync(cancellationToken).AsTask(),
    ];

    /// <summary>With the rows "old" and "gone"; the answer to the first write is lost after it was done.</summary>
    private async Task<TroubledTables> WithAnAnswerLostAsync()
    {
        var lost = 0;
        var tables = new TroubledTables(
            azurite.NewAccount(), request => request.Method != HttpMethod.Get && Interlocked.Exchange(ref lost, 1) == 0 ? new Fate.LoseAnswer() : new Fate.Pass());
        Assert.Null(await tables.Direct.ApplyAsync("things", "p", [new RowChange.Put(Rows.Of("old", ("n", 1))), new RowChange.Put(Rows.Of("gone"))], Token));
        return tables;
    }
}
