using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Asking;
using ServerlessDam.Assets.Search.Reconcile;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests.Search.Reconcile;

public sealed class ReconcilerTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task A_pass_over_an_index_that_agrees_finds_nothing()
    {
        await FillAsync(7);
        await TickAsync();

        var state = await StateAsync();
        Assert.Equal(new PassCounts(7, 0, 0, 0), state.Last);
        Assert.Equal(0, state.Repaired);
    }

    [Fact]
    public async Task What_is_missing_or_stale_or_no_more_is_repaired_and_counted()
    {
        var ids = await FillAsync(6);
        await _library.Index.WriteAsync(
            TestLibrary.Cloud,
            [
                new(ids[0], null),
                new(ids[1], null),
                new(ids[2], new(ids[2], "elsewhere", "old", [], [])),
                new(new('f', 32), new(new('f', 32), "nowhere", "lost", [], [])),
            ],
            Token);
        await TickAsync();

        Assert.Equal(new PassCounts(7, 2, 1, 1), (await StateAsync()).Last);
        Assert.Equal(4, (await StateAsync()).Repaired);
        Assert.True((await _library.Get<CompareIndex>().AllAsync(TestLibrary.Cloud, Token)).Drift.IsNone);
        Assert.Null(_library.Index.Find(new('f', 32)));
        await _library.AssertCleanOfUploadsAsync(6);
    }

    [Fact]
    public async Task What_is_owed_is_no_drift()
    {
        await FillAsync(1);
        _library.Index.Fault = new InvalidOperationException("Not now");
        await _library.UploadAsync("late");
        _library.Index.Fault = null;

        Assert.True((await _library.Get<CompareIndex>().AllAsync(TestLibrary.Cloud, Token)).Drift.IsNone);
        var report = await _library.CheckAsync();
        Assert.Equal((1, 0), (report.IndexDebts, report.IndexDrift.Count));
    }

    [Fact]
    public async Task What_changes_between_the_two_reads_is_no_drift()
    {
        var ids = await FillAsync(3);
        var once = 0;
        _library.Faults.AfterCall = async _ =>
        {
            if (Interlocked.Increment(ref once) == 1)
            {
                await _library.Get<LabelAssets>().TagAsync(TestLibrary.Admin, [TestLibrary.Key("cat0")], "add", ["x"], Token);
            }
        };
        var part = await _library.Get<CompareIndex>().StepAsync(TestLibrary.Cloud, null, 100, Token);

        Assert.True(part.Drift.IsNone);
        Assert.Equal(ids.Count, part.Checked);
    }

    [Fact]
    public async Task Steps_of_any_size_find_the_same()
    {
        var ids = await FillAsync(9);
        await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Key("cat3"), keep: true, Token);
        await _library.Index.WriteAsync(TestLibrary.Cloud, [new(ids[4], null), new("0", new("0", "nowhere", "lost", [], []))], Token);
        foreach (var take in Enumerable.Range(1, 12))
        {
            var (drift, position, count) = (0, (string?)null, 0);
            do
            {
                var part = await _library.Get<CompareIndex>().StepAsync(TestLibrary.Cloud, position, take, Token);
                (drift, position, count) = (drift + part.Drift.All.Count, part.Until, count + part.Checked);
            }
            while (position is not null);

            Assert.Equal((2, 10), (drift, count));
        }
    }

    [Fact]
    public async Task A_pass_is_not_begun_again_at_once_and_goes_on_where_it_was()
    {
        await FillAsync(2);
        await TickAsync();
        await _library.Index.WriteAsync(TestLibrary.Cloud, [new((await _library.FindAsync("cat0"))!.AssetId, null)], Token);
        await TickAsync();
        Assert.Equal(0, (await StateAsync()).Repaired);

        _library.Clock.Advance(TimeSpan.FromHours(7));
        await TickAsync();
        Assert.Equal(1, (await StateAsync()).Repaired);
    }

    [Fact]
    public async Task An_index_that_is_lost_is_written_anew()
    {
        var ids = await FillAsync(5);
        await _library.Index.ClearAsync(TestLibrary.Cloud, Token);
        await TickAsync();
        var batch = (await _library.Get<Reindex>().LastAsync(TestLibrary.Cloud, Token))!;
        Assert.Equal(BatchState.Running, batch.State);
        Assert.Equal(1, (await _library.Get<SearchHealth>().ReadAsync(Token)).Rebuilding);
        await RunAsync(batch);

        batch = (await _library.Get<Reindex>().LastAsync(TestLibrary.Cloud, Token))!;
        Assert.Equal((BatchState.Done, 5, 5), (batch.State, batch.Done, batch.Total));
        Assert.Equal("""{"cleared":0}""", batch.Result);
        Assert.All(ids, id => Assert.NotNull(_library.Index.Find(id)));
        await _library.AssertCleanOfUploadsAsync(5);
    }

    [Fact]
    public async Task An_index_in_the_place_of_a_lost_one_is_written_anew_though_it_is_not_empty_and_answers_nothing_until_then()
    {
        var ids = await FillAsync(3);
        await TickAsync();
        await _library.Index.ClearAsync(TestLibrary.Cloud, Token);
        _library.Index.Identity = "second";
        await _library.UploadAsync("late");
        await TickAsync();

        var batch = (await _library.Get<Reindex>().LastAsync(TestLibrary.Cloud, Token))!;
        Assert.Equal(BatchState.Running, batch.State);
        var error = await Assert.ThrowsAsync<DamException>(SearchAsync);
        Assert.Equal((ErrorKind.TryLater, "The search index is being written: 0 assets; try again later"), (error.Kind, error.Message));

        await RunAsync(batch);
        Assert.Equal(4, (await SearchAsync()).Total);
        Assert.All(ids, id => Assert.NotNull(_library.Index.Find(id)));
        await TickAsync();
        Assert.Equal((batch.Id, 4), ((await StateAsync()).Rebuild, (await StateAsync()).Last!.Checked));
    }

    [Fact]
    public async Task An_index_that_holds_less_than_half_of_what_it_did_is_compared_at_once()
    {
        var ids = await FillAsync(6);
        await TickAsync();
        await _library.Index.WriteAsync(TestLibrary.Cloud, [.. ids.Take(4).Select(id => new SearchChange(id, null))], Token);
        await TickAsync();
        Assert.Equal(4, (await StateAsync()).Repaired);
    }

    [Fact]
    public async Task A_renamed_entry_of_a_list_is_found_by_its_new_name_after_the_next_tick()
    {
        await _library.Get<MetadataFields>().AddAsync(
            TestLibrary.Admin, TestLibrary.Cloud, new() { ExternalId = "color", Type = "enum", Label = "Color", Datasource = [new("c1", "Crimson"), new("c2", "Azure")] }, Token);
        var id = (await _library.UploadAsync("cat", options: new() { Metadata = MetadataInput.Parse("color=c1") })).Asset.AssetId;
        await TickAsync();
        Assert.Contains(new("metadata.color", "Crimson"), _library.Index.Find(id)!.Texts);

        await RenameAsync("c2", "Azure");
        await RenameAsync("c3", "New");
        Assert.False((await StateAsync()).IsPassWanted);
        await RenameAsync("c1", "Scarlet");
        Assert.True((await StateAsync()).IsPassWanted);
        await TickAsync();

        Assert.Contains(new("metadata.color", "Scarlet"), _library.Index.Find(id)!.Texts);
        Assert.Equal((false, 1), ((await StateAsync()).IsPassWanted, (await StateAsync()).Last!.Stale));

        Task RenameAsync(string entry, string value) => _library.Get<MetadataDatasources>().MergeAsync(TestLibrary.Admin, TestLibrary.Cloud, "color", [new(entry, value)], Token);
    }

    [Fact]
    public async Task Health_tells_that_an_index_does_not_answer_and_that_nothing_was_compared()
    {
        await FillAsync(1);
        _library.Index.Fault = new DamException(ErrorKind.TryLater, "Not now");
        var condition = await _library.Get<SearchHealth>().ReadAsync(Token);
        Assert.Equal(("Not now", null), (condition.Trouble, condition.LastPass));
    }

    [Fact]
    public async Task Writing_anew_takes_out_what_is_no_more_and_writes_even_what_seems_right()
    {
        var ids = await FillAsync(2);
        var right = _library.Index.Find(ids[0])!;
        await _library.Index.WriteAsync(TestLibrary.Cloud, [new(ids[0], right with { Texts = [] }), new(new('0', 32), new(new('0', 32), "nowhere", "lost", [], []))], Token);
        var batch = await _library.Get<Reindex>().StartAsync(TestLibrary.Admin, TestLibrary.Cloud, Token);
        Assert.Equal(batch.Id, (await _library.Get<Reindex>().StartAsync(TestLibrary.Admin, TestLibrary.Cloud, Token)).Id);
        await RunAsync(batch);

        Assert.Equal(right.Texts, _library.Index.Find(ids[0])!.Texts);
        Assert.Equal(2, await _library.Index.CountAsync(TestLibrary.Cloud, Token));
    }

    [Fact]
    public async Task Writing_anew_clears_an_index_beside_the_app_once_and_it_answers_nothing_until_all_is_written()
    {
        await FillAsync(3);
        await TickAsync();
        Assert.Equal(3, (await SearchAsync()).Total);
        await _library.Get<Reindex>().StartAsync(TestLibrary.Admin, TestLibrary.Cloud, Token);
        var batch = (await _library.Get<Reindex>().LastAsync(TestLibrary.Cloud, Token))!;
        Assert.Equal(3, (await SearchAsync()).Total);

        var work = _library.Get<IEnumerable<IBatchWork>>().OfType<ReindexWork>().Single();
        var cleared = await work.StepAsync(batch, Token);
        Assert.Equal((BatchState.Running, 0L, """{"cleared":3}"""), (cleared.State, cleared.Done, cleared.Result));
        Assert.Equal(0, await _library.Index.CountAsync(TestLibrary.Cloud, Token));
        Assert.Equal(ErrorKind.TryLater, (await Assert.ThrowsAsync<DamException>(SearchAsync)).Kind);

        var written = await work.StepAsync(cleared, Token);
        Assert.Equal((BatchState.Done, 3L, """{"cleared":3}"""), (written.State, written.Done, written.Result));
        Assert.Equal((BatchState.Done, 3L), ((await work.StepAsync(written, Token)).State, await _library.Index.CountAsync(TestLibrary.Cloud, Token)));
        await _library.Get<Batches>().WriteAsync(written, Token);
        Assert.Equal(3, (await SearchAsync()).Total);
    }

    [Fact]
    public async Task Who_ends_the_writing_has_an_index_that_answers_nothing_until_a_pass_filled_it()
    {
        await FillAsync(3);
        await TickAsync();
        await _library.Get<Reindex>().StartAsync(TestLibrary.Admin, TestLibrary.Cloud, Token);
        var batch = (await _library.Get<Reindex>().LastAsync(TestLibrary.Cloud, Token))!;
        var cleared = await _library.Get<IEnumerable<IBatchWork>>().OfType<ReindexWork>().Single().StepAsync(batch, Token);
        await _library.UploadAsync("late");
        await _library.Get<Batches>().WriteAsync(cleared with { State = BatchState.Cancelled }, Token);
        Assert.Equal(ErrorKind.TryLater, (await Assert.ThrowsAsync<DamException>(SearchAsync)).Kind);

        await TickAsync();
        Assert.Equal(4, (await SearchAsync()).Total);
    }

    [Fact]
    public async Task Writing_anew_needs_an_admin()
    {
        var user = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, FolderRights.Everything);
        var error = await Assert.ThrowsAsync<DamException>(() => _library.Get<Reindex>().StartAsync(user, TestLibrary.Cloud, Token));
        Assert.Equal(ErrorKind.Forbidden, error.Kind);
    }

    [Fact]
    public async Task Health_tells_what_is_owed_and_when_all_was_compared()
    {
        await FillAsync(1);
        _library.Index.Fault = new InvalidOperationException("Not now");
        await _library.UploadAsync("late");
        _library.Index.Fault = null;
        await TickAsync();

        var condition = await _library.Get<SearchHealth>().ReadAsync(Token);
        Assert.Equal((1, _library.Clock.GetUtcNow(), 0, 0), (condition.DebtsWaiting, condition.LastPass, condition.LastDrift, condition.Rebuilding));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task<List<string>> FillAsync(int count)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            ids.Add((await _library.UploadAsync($"cat{i}")).Asset.AssetId);
        }

        return ids;
    }

    private Task<FoundAssets> SearchAsync() => _library.Get<SearchAssets>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, new(), Token);

    private Task TickAsync() => _library.Get<Reconciler>().ExecuteAsync(Token);

    private Task<IndexState> StateAsync() => _library.Get<IndexStates>().ReadAsync(TestLibrary.Cloud, Token);

    private Task RunAsync(Batch batch) => _library.Get<RunJob>().ExecuteAsync(new(RunBatch.JobKind, batch.Cloud, batch.Id), Token);
}
