using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Tests.Jobs;

public sealed class SweeperTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task An_analysis_that_nobody_was_told_of_is_enqueued()
    {
        await _library.UploadAsync("cat");
        await _library.SweepAsync();

        Assert.Equal(1, await _library.Queue.CountAsync(Job.Queue, Token));
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task A_fresh_debt_is_left_to_whoever_made_it()
    {
        await _library.UploadAsync("cat");
        await _library.Get<Sweeper>().ExecuteAsync(soleOwner: true, Token);

        Assert.Equal(1, (await _library.CheckAsync()).OutboxRows);
    }

    [Fact]
    public async Task In_the_background_debts_are_paid_as_soon_as_they_are_made()
    {
        var outbox = _library.Get<Outbox>();
        await outbox.StartAsync(Token);
        await _library.UploadAsync("cat");
        while ((await _library.CheckAsync()).OutboxRows > 0)
        {
            await Task.Delay(5, Token);
        }

        await outbox.StopAsync(Token);
        Assert.Equal(1, await _library.Queue.CountAsync(Job.Queue, Token));
    }

    [Fact]
    public async Task A_debt_that_cannot_be_paid_does_not_keep_the_others_waiting()
    {
        var first = (await _library.UploadAsync("first")).Asset;
        await _library.SweepAsync();
        var unpayable = new OutboxEntry(OutboxKind.Erase, TestLibrary.Cloud, "..", "..", OutboxEntry.NewKey(_library.Clock.GetUtcNow(), "a"));
        await _library.Tables.ApplyAsync(CatalogKeys.Table, TestLibrary.Cloud, [unpayable.Row], Token);
        await _library.UploadAsync("first");
        await _library.SweepAsync();

        Assert.Null(await _library.ReadAsync(first.Original));
        Assert.Equal(1, (await _library.CheckAsync()).OutboxRows);
    }

    [Fact]
    public async Task An_upload_under_way_is_left_alone_and_one_from_before_the_start_is_taken_back()
    {
        _library.Faults.DieAt(5, callHappens: false);
        await Record.ExceptionAsync(() => _library.UploadAsync("cat"));
        _library.Faults.Restart();
        Assert.Equal(1, (await _library.CheckAsync()).PendingRows);

        await _library.Get<Sweeper>().ExecuteAsync(soleOwner: true, Token);
        Assert.Equal(1, (await _library.CheckAsync()).PendingRows);
        await _library.RestartAsync();
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task Where_others_use_the_storage_an_upload_has_a_quarter_of_an_hour()
    {
        _library.Faults.DieAt(5, callHappens: false);
        await Record.ExceptionAsync(() => _library.UploadAsync("cat"));
        await _library.RestartAsync();

        _library.Clock.Advance(TimeSpan.FromMinutes(14));
        await _library.Get<Sweeper>().ExecuteAsync(soleOwner: false, Token);
        Assert.Equal(1, (await _library.CheckAsync()).PendingRows);
        _library.Clock.Advance(TimeSpan.FromMinutes(2));
        await _library.Get<Sweeper>().ExecuteAsync(soleOwner: false, Token);
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task A_job_that_failed_for_good_is_kept_and_noted_on_its_asset()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        await _library.Get<GiveUpJob>().ExecuteAsync(AnalyzeJob.Of(TestLibrary.Cloud, asset.AssetId, asset.VersionId), Token);

        var kept = await _library.Tables.QueryAsync("failedjobs", TestLibrary.Cloud, Storage.RowRange.All, 10, null, Token);
        Assert.Contains(asset.AssetId, Assert.Single(kept.Rows).Text("job"), StringComparison.Ordinal);
        Assert.All((await _library.FindAsync("cat"))!.Analysis, step => Assert.NotNull(step.Error));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();
}
