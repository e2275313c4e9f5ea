using ServerlessDam.Assets.Storage;
using ServerlessDam.StorageContracts;

namespace ServerlessDam.Embedded.Tests.Durability;

public sealed class GroupCommitTests : StoreTest
{
    [Fact]
    public async Task Writes_that_wait_together_share_a_commit()
    {
        var before = Store.Database.Commits;
        using var hold = new ManualResetEventSlim();
        var first = Store.Database.WriteAsync(_ => hold.Wait(TimeSpan.FromMinutes(5)), Token);
        var writes = Enumerable.Range(0, 100)
            .Select(i => Store.Tables.ApplyAsync("things", "p", [new RowChange.Insert(Rows.Of($"r{i}"))], Token)).ToList();
        hold.Set();
        await first;
        await Task.WhenAll(writes);

        // The held one, which may have taken some along, and those that waited for it.
        Assert.InRange(Store.Database.Commits - before, 1, 2);
        Assert.Equal(100, (await Store.Tables.QueryAsync("things", "p", RowRange.All, 1000, null, Token)).Rows.Count);
    }

    [Fact]
    public async Task One_that_throws_fails_alone()
    {
        using var hold = new ManualResetEventSlim();
        var first = Store.Database.WriteAsync(_ => hold.Wait(TimeSpan.FromMinutes(5)), Token);
        var good = Store.Tables.ApplyAsync("things", "p", [new RowChange.Insert(Rows.Of("a"))], Token);
        var bad = Store.Database.WriteAsync<int>(
            session =>
            {
                session.Execute("DELETE FROM rows");
                throw new InvalidOperationException("at fault");
            },
            Token);
        var conflicting = Store.Tables.ApplyAsync("things", "p", [new RowChange.Insert(Rows.Of("a"))], Token);
        hold.Set();
        await first;

        Assert.Null(await good);
        Assert.Equal("at fault", (await Assert.ThrowsAsync<InvalidOperationException>(() => bad)).Message);
        Assert.Equal("a", await conflicting);
        Assert.NotNull(await Store.Tables.GetAsync("things", "p", "a", Token));
    }

    [Fact]
    public async Task A_reader_does_not_wait_for_the_writer()
    {
        using var hold = new ManualResetEventSlim();
        var writing = Store.Database.WriteAsync(_ => hold.Wait(TimeSpan.FromMinutes(5)), Token);

        Assert.Null(await Store.Tables.GetAsync("things", "p", "a", Token).WaitAsync(TimeSpan.FromSeconds(60), Token));

        Assert.False(writing.IsCompleted);
        hold.Set();
        await writing;
    }
}
