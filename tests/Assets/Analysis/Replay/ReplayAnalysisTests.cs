using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Analysis.Replay;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Tests.Analysis.Replay;

/// <summary>What is quarantined, unavailable or outdated is listed, and done anew by one call.</summary>
public sealed class ReplayAnalysisTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_quarantined_is_listed_by_its_step_until_it_is_replayed()
    {
        await QuarantinedAsync("cat", ProbeParts.Faces);
        await QuarantinedAsync("dog", ProbeParts.Objects);
        Assert.Equal(["dog", "cat"], await ListedAsync(AnalysisState.Failed));
        Assert.Equal(["cat"], await ListedAsync(AnalysisState.Failed, "faces"));

        _library.Media.Killing = 0;
        var ended = await ReplayAsync(new(ReplayKind.Failed, null, []));
        Assert.Equal((BatchState.Done, 2, 2), (ended.State, ended.Done, ended.Total));
        Assert.Empty(await ListedAsync(AnalysisState.Failed));
        Assert.All((await _library.FindAsync("cat"))!.Analysis, step => Assert.Equal((AnalysisState.Complete, 1, null), (step.State, step.Attempts, step.Error)));
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task A_replay_has_the_workers_forget_what_the_file_did_to_them()
    {
        await QuarantinedAsync("cat", ProbeParts.Faces);
        _library.Media.Requests.Clear();
        await ReplayAsync(new(ReplayKind.Failed, null, []));

        Assert.True(Assert.Single(_library.Media.Requests) is { IsReplay: true, IsPatient: true, Parts: ProbeParts.Faces });
    }

    [Fact]
    public async Task What_fails_again_has_its_five_tries_by_the_queue()
    {
        await QuarantinedAsync("cat", ProbeParts.Faces);
        await _library.SweepAsync();
        var queued = await _library.Queue.CountAsync(Job.Queue, Token);
        await ReplayAsync(new(ReplayKind.Failed, null, []));
        await _library.SweepAsync();

        var step = (await _library.FindAsync("cat"))!.Analysis.Single(each => each.Name == "faces");
        Assert.Equal((AnalysisState.Pending, 1), (step.State, step.Attempts));

        // The batch's message and the job's.
        Assert.Equal(queued + 2, await _library.Queue.CountAsync(Job.Queue, Token));
    }

    [Fact]
    public async Task One_asset_is_replayed_alone()
    {
        var cat = await QuarantinedAsync("cat", ProbeParts.Faces);
        await QuarantinedAsync("dog", ProbeParts.Faces);
        _library.Media.Killing = 0;
        await ReplayAsync(new(ReplayKind.Failed, "faces", [cat.AssetId]));

        Assert.Equal(["dog"], await ListedAsync(AnalysisState.Failed));
    }

    [Fact]
    public async Task What_another_model_did_is_outdated_and_what_this_one_did_is_not()
    {
        await AnalysedAsync("old");
        _library.Media.Engine = "fake 2";
        await AnalysedAsync("new");
        _library.Media.Requests.Clear();
        await ReplayAsync(new(ReplayKind.Outdated, null, []));

        Assert.Equal(ProbeParts.Seen & ~(ProbeParts.Text | ProbeParts.Caption | ProbeParts.Subject), Assert.Single(_library.Media.Requests).Parts);
        Assert.Equal("fake 2", (await _library.FindAsync("old"))!.Analysis.Single(each => each.Name == "faces").Engine);
        Assert.NotNull((await _library.Catalog.ResultsAsync((await _library.FindAsync("old"))!, Token))!.Colors);
    }

    [Fact]
    public async Task A_replay_of_everything_goes_through_every_asset()
    {
        for (var i = 0; i < 5; i++)
        {
            await AnalysedAsync($"cat{i}");
        }

        await _library.UploadAsync("notes", "nothing to see");
        _library.Media.Requests.Clear();
        var ended = await ReplayAsync(new(ReplayKind.All, "colors", []));

        Assert.Equal((BatchState.Done, 6), (ended.State, ended.Done));
        Assert.Equal(5, _library.Media.Requests.Count);
        Assert.All(_library.Media.Requests, request => Assert.Equal(ProbeParts.Colors, request.Parts));
    }

    [Fact]
    public async Task While_nobody_is_there_to_look_it_waits_where_it_is()
    {
        for (var i = 0; i < 5; i++)
        {
            await AnalysedAsync($"cat{i}");
        }

        _library.Media.Requests.Clear();
        _library.Media.BeforeAnalysis = () => _library.Media.Requests.Count > 2 ? throw new DamException(ErrorKind.NotAvailable, "no worker starts") : Task.CompletedTask;
        var batch = await _library.Get<ReplayAnalysis>().StartAsync(TestLibrary.Admin, TestLibrary.Cloud, new(ReplayKind.All, "colors", []), Token);
        for (var time = 0; time < 6; time++)
        {
            await RunAsync(batch);
        }

        var waiting = (await _library.Get<Batches>().FindAsync(TestLibrary.Cloud, batch.Id, Token))!;
        Assert.Equal((BatchState.Running, 2), (waiting.State, waiting.Done));

        _library.Media.Requests.Clear();
        _library.Media.BeforeAnalysis = () => Task.CompletedTask;
        await RunAsync(batch);
        var ended = (await _library.Get<Batches>().FindAsync(TestLibrary.Cloud, batch.Id, Token))!;
        Assert.Equal((BatchState.Done, 5), (ended.State, ended.Done));
        Assert.Equal(3, _library.Media.Requests.Count);
    }

    [Fact]
    public async Task While_nobody_can_say_what_does_a_step_nothing_is_passed_over_as_up_to_date()
    {
        await AnalysedAsync("old");
        _library.Media.Engine = "fake 2";
        _library.Media.HasWorkers = false;
        var batch = await _library.Get<ReplayAnalysis>().StartAsync(TestLibrary.Admin, TestLibrary.Cloud, new(ReplayKind.Outdated, null, []), Token);
        await RunAsync(batch);
        Assert.Equal(BatchState.Running, (await _library.Get<Batches>().FindAsync(TestLibrary.Cloud, batch.Id, Token))!.State);

        _library.Media.HasWorkers = true;
        await RunAsync(batch);
        Assert.Equal("fake 2", (await _library.FindAsync("old"))!.Analysis.Single(each => each.Name == "faces").Engine);
    }

    [Fact]
    public async Task One_that_begins_by_itself_hides_none_that_an_admin_began()
    {
        await AnalysedAsync("cat");
        var replay = _library.Get<ReplayAnalysis>();
        var began = await replay.StartAsync(TestLibrary.Admin, TestLibrary.Cloud, new(ReplayKind.All, null, []), Token);
        var other = await replay.StartAsync(TestLibrary.Cloud, new(ReplayKind.Unavailable, null, []), isByItself: true, Token);

        Assert.NotEqual(began.Id, other.Id);
        Assert.Equal(began.Id, (await replay.LastAsync(TestLibrary.Cloud, Token))!.Id);
        Assert.Equal(began.Id, (await replay.StartAsync(TestLibrary.Admin, TestLibrary.Cloud, new(ReplayKind.All, null, []), Token)).Id);
        Assert.Equal(other.Id, (await replay.StartAsync(TestLibrary.Cloud, new(ReplayKind.Unavailable, null, []), isByItself: true, Token)).Id);
    }

    [Fact]
    public async Task The_same_replay_is_not_begun_twice_at_once()
    {
        await QuarantinedAsync("cat", ProbeParts.Faces);
        var replay = _library.Get<ReplayAnalysis>();
        var first = await replay.StartAsync(TestLibrary.Admin, TestLibrary.Cloud, new(ReplayKind.Failed, null, []), Token);
        Assert.Equal(first.Id, (await replay.StartAsync(TestLibrary.Admin, TestLibrary.Cloud, new(ReplayKind.Failed, null, []), Token)).Id);
        Assert.NotEqual(first.Id, (await replay.StartAsync(TestLibrary.Admin, TestLibrary.Cloud, new(ReplayKind.Failed, "faces", []), Token)).Id);
    }

    [Fact]
    public async Task A_cancelled_replay_takes_no_further_step()
    {
        await QuarantinedAsync("cat", ProbeParts.Faces);
        _library.Media.Killing = 0;
        var batch = await _library.Get<ReplayAnalysis>().StartAsync(TestLibrary.Admin, TestLibrary.Cloud, new(ReplayKind.Failed, null, []), Token);
        await _library.Get<Batches>().CancelAsync(TestLibrary.Cloud, batch.Id, Token);
        await RunAsync(batch);

        Assert.Equal(["cat"], await ListedAsync(AnalysisState.Failed));
    }

    [Fact]
    public async Task Only_admins_replay_and_only_steps_and_assets_that_there_are()
    {
        var replay = _library.Get<ReplayAnalysis>();
        var user = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, FolderRights.Everything);
        var forbidden = await Assert.ThrowsAsync<DamException>(() => replay.StartAsync(user, TestLibrary.Cloud, new(ReplayKind.Failed, null, []), Token));
        Assert.Equal(ErrorKind.Forbidden, forbidden.Kind);
        var unknown = await Assert.ThrowsAsync<DamException>(() => replay.StartAsync(TestLibrary.Admin, TestLibrary.Cloud, new(ReplayKind.Failed, "smell", []), Token));
        Assert.StartsWith("Invalid value for parameter step: smell; expected one of metadata, colors", unknown.Message, StringComparison.Ordinal);
        var missing = await Assert.ThrowsAsync<DamException>(() => replay.StartAsync(TestLibrary.Admin, TestLibrary.Cloud, new(ReplayKind.Failed, null, [new('0', 32)]), Token));
        Assert.Equal(ErrorKind.NotFound, missing.Kind);
    }

    [Fact]
    public async Task Lists_are_paged()
    {
        for (var i = 0; i < 5; i++)
        {
            await QuarantinedAsync($"cat{i}", i % 2 == 0 ? ProbeParts.Faces : ProbeParts.Objects);
        }

        Assert.Equal(["cat4", "cat3", "cat2", "cat1", "cat0"], await ListedAsync(AnalysisState.Failed, take: 2));
        Assert.Equal(["cat3", "cat1"], await ListedAsync(AnalysisState.Failed, "objects", take: 1));
        await Assert.ThrowsAsync<DamException>(
            () => _library.Get<ListAnalysis>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, AnalysisState.Failed, null, new(10, "00ff"), Token));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task<Asset> AnalysedAsync(string publicId)
    {
        _library.Clock.Advance(TimeSpan.FromSeconds(1));
        var asset = (await _library.UploadAsync(publicId)).Asset;
        await _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, asset.AssetId, asset.VersionId, Token);
        return asset;
    }

    private async Task<Asset> QuarantinedAsync(string publicId, ProbeParts killing)
    {
        _library.Clock.Advance(TimeSpan.FromSeconds(1));
        var asset = (await _library.UploadAsync(publicId)).Asset;
        _library.Media.Killing = killing;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await Record.ExceptionAsync(() => _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, asset.AssetId, asset.VersionId, Token));
        }

        return asset;
    }

    private async Task<List<string>> ListedAsync(AnalysisState state, string? step = null, int take = 10)
    {
        List<string> listed = [];
        string? cursor = null;
        do
        {
            var page = await _library.Get<ListAnalysis>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, state, step, new(take, cursor), Token);
            listed.AddRange(page.Assets.Select(asset => asset.PublicId));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return listed;
    }

    private async Task<Batch> ReplayAsync(ReplayRequest request)
        => await RunAsync(await _library.Get<ReplayAnalysis>().StartAsync(TestLibrary.Admin, TestLibrary.Cloud, request, Token));

    private async Task<Batch> RunAsync(Batch batch)
    {
        await _library.Get<RunJob>().ExecuteAsync(new(RunBatch.JobKind, batch.Cloud, batch.Id), Token);
        return (await _library.Get<Batches>().FindAsync(batch.Cloud, batch.Id, Token))!;
    }
}
