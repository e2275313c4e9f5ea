using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Analysis.Replay;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Tests.Analysis.Replay;

/// <summary>What nobody has to ask for: models that arrive are used, and no analysis is lost.</summary>
public sealed class AnalysisWatchTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_models_arrive_what_was_unavailable_is_done_by_itself()
    {
        _library.Media.Sees = ProbeParts.Objects;
        await _library.UploadAsync("early");
        await WatchAsync(2);
        await AnalysedAsync("cat");
        Assert.Equal(AnalysisState.Unavailable, await StateAsync("cat", "faces"));
        await WatchAsync(2);
        Assert.Null(await LastAsync());

        _library.Media.Sees = ProbeParts.Seen;
        await WatchAsync(2);
        await RunAsync();
        Assert.Equal(AnalysisState.Complete, await StateAsync("cat", "faces"));
    }

    [Fact]
    public async Task Only_what_is_seen_now_is_tried_and_only_once()
    {
        _library.Media.Sees = 0;
        await AnalysedAsync("cat");
        await WatchAsync(2);
        _library.Media.Sees = ProbeParts.Faces;
        await WatchAsync(2);
        _library.Media.Requests.Clear();
        await RunAsync();
        Assert.Equal(ProbeParts.Faces, Assert.Single(_library.Media.Requests).Parts);

        var first = (await LastAsync())!.Id;
        await WatchAsync(3);
        Assert.Equal(first, (await LastAsync())!.Id);
    }

    [Fact]
    public async Task What_was_there_once_is_noticed_again_when_it_comes_back()
    {
        await WatchAsync(2);
        _library.Media.Sees = 0;
        await AnalysedAsync("cat");
        await WatchAsync(2);
        _library.Media.Sees = ProbeParts.Seen;
        await WatchAsync(2);
        await RunAsync();

        Assert.Equal(AnalysisState.Complete, await StateAsync("cat", "objects"));
    }

    [Fact]
    public async Task A_library_in_which_nothing_is_unavailable_begins_nothing()
    {
        await AnalysedAsync("cat");
        await WatchAsync(2);

        Assert.Null(await LastAsync());
        Assert.Equal(ProbeParts.Seen, (await _library.Get<AnalysisStates>().ReadAsync(TestLibrary.Cloud, Token)).Sees);
    }

    [Fact]
    public async Task A_crash_between_the_upload_and_its_job_is_mended_by_the_sweep()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        await _library.RestartAsync();
        Assert.Equal(0, await _library.Queue.CountAsync(Job.Queue, Token));
        await _library.SweepAsync();

        Assert.Equal(1, await _library.Queue.CountAsync(Job.Queue, Token));
        await _library.Get<RunJob>().ExecuteAsync(AnalyzeJob.Of(TestLibrary.Cloud, asset.AssetId, asset.VersionId), Token);
        Assert.Equal(AnalysisState.Complete, await StateAsync("cat", "faces"));
    }

    [Fact]
    public async Task An_analysis_whose_message_is_lost_is_queued_again()
    {
        await PaidWithoutMessageAsync("cat");
        await WatchAsync(1);
        Assert.Equal(0, await _library.Queue.CountAsync(Job.Queue, Token));

        _library.Clock.Advance(TimeSpan.FromMinutes(11));
        await WatchAsync(1);
        Assert.Equal(1, await _library.Queue.CountAsync(Job.Queue, Token));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    /// <summary>As if somebody had emptied the queue: the debt is paid and nothing came of it.</summary>
    private async Task PaidWithoutMessageAsync(string publicId)
    {
        await _library.UploadAsync(publicId);
        var debts = await _library.Tables.QueryAsync(CatalogKeys.Table, TestLibrary.Cloud, Storage.RowRange.Prefix(CatalogKeys.Outboxes), 10, null, Token);
        await _library.Tables.ApplyAsync(CatalogKeys.Table, TestLibrary.Cloud, [.. debts.Rows.Select(row => new Storage.RowChange.Delete(row.RowKey))], Token);
    }

    private async Task AnalysedAsync(string publicId)
    {
        var asset = (await _library.UploadAsync(publicId)).Asset;
        await _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, asset.AssetId, asset.VersionId, Token);
    }

    private async Task WatchAsync(int times)
    {
        for (var time = 0; time < times; time++)
        {
            await _library.Get<AnalysisWatch>().ExecuteAsync(Token);
        }
    }

    private async Task RunAsync() => await _library.Get<RunJob>().ExecuteAsync(new(RunBatch.JobKind, TestLibrary.Cloud, (await LastAsync())!.Id), Token);

    private Task<Batch?> LastAsync() => _library.Get<ReplayAnalysis>().LastAsync(TestLibrary.Cloud, Token);

    private async Task<AnalysisState> StateAsync(string publicId, string step) => (await _library.FindAsync(publicId))!.Analysis.Single(each => each.Name == step).State;
}
