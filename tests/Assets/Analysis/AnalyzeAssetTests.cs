using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Analysis;

public sealed class AnalyzeAssetTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task What_is_pending_is_done_and_what_it_found_is_kept()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        await AnalyzeAsync(asset);

        var after = await _library.FindAsync("cat");
        Assert.All(after!.Analysis, step => Assert.Equal((AnalysisState.Complete, 1), (step.State, step.Attempts)));
        var results = await _library.Catalog.ResultsAsync(after, Token);
        Assert.Equal(("Fake", "0123456789abcdef"), (results!.Metadata!["Make"], results.PerceptualHash));
        Assert.NotNull(results.Colors);
    }

    [Fact]
    public async Task What_the_upload_found_already_stays_beside_the_rest()
    {
        var asset = (await _library.UploadAsync("cat", options: new() { Analyse = ProbeParts.Colors })).Asset;
        await AnalyzeAsync(asset);

        var results = await _library.Catalog.ResultsAsync((await _library.FindAsync("cat"))!, Token);
        Assert.NotNull(results!.Colors);
        Assert.NotNull(results.PerceptualHash);
    }

    [Fact]
    public async Task A_second_call_finds_nothing_to_do()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        await AnalyzeAsync(asset);
        var probes = _library.Media.Probes;
        await AnalyzeAsync(asset);

        Assert.Equal(probes, _library.Media.Probes);
    }

    [Fact]
    public async Task A_call_while_another_is_at_it_is_to_come_later_and_looks_at_nothing()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        Exception? refused = null;
        _library.Media.BeforeAnalysis = async () => refused ??= await Record.ExceptionAsync(() => AnalyzeAsync(asset));
        var probes = _library.Media.Probes;
        await AnalyzeAsync(asset);

        Assert.Equal(ErrorKind.TryLater, Assert.IsType<DamException>(refused).Kind);
        Assert.Equal(probes + 1, _library.Media.Probes);
    }

    [Fact]
    public async Task The_job_of_what_another_is_at_waits_and_looks_at_nothing_again()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        await _library.SweepAsync();
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        _library.Media.BeforeAnalysis = () =>
        {
            begun.TrySetResult();
            return goOn.Task;
        };
        var probes = _library.Media.Probes;
        var other = AnalyzeAsync(asset);
        await begun.Task.WaitAsync(Token);
        var queued = await _library.Queue.CountAsync(Job.Queue, Token);
        var job = AnalyzeJob.Of(TestLibrary.Cloud, asset.AssetId, asset.VersionId);
        var waiting = _library.Get<JobHandlers>().For(job).ExecuteAsync(job, Token);
        await Task.Delay(HeldClaim.FirstPause * 3, Token);

        Assert.False(waiting.IsCompleted);
        goOn.SetResult();
        await Task.WhenAll(other, waiting);
        Assert.Equal((probes + 1, queued), (_library.Media.Probes, await _library.Queue.CountAsync(Job.Queue, Token)));
    }

    [Fact]
    public async Task Who_waits_for_a_part_is_served_while_another_is_at_it()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        var asked = false;
        _library.Media.BeforeAnalysis = async () =>
        {
            if (asked)
                return;
            asked = true;
            await _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, asset.AssetId, asset.VersionId, ProbeParts.Colors, Token);
            Assert.NotNull((await _library.Catalog.ResultsAsync((await _library.FindAsync("cat"))!, Token))!.Colors);
        };
        await AnalyzeAsync(asset);

        Assert.True(asked);
    }

    [Fact]
    public async Task An_asset_that_is_not_there_yet_or_any_more_is_ignored()
    {
        var probes = _library.Media.Probes;
        await _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, new('0', 32), new('1', 32), Token);

        Assert.Equal(probes, _library.Media.Probes);
    }

    [Fact]
    public async Task A_failure_is_noted_and_the_fifth_is_the_last()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        _library.Media.BeforeAnalysis = () => throw new DamException(ErrorKind.Unprocessable, "worker died");
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            // After the last one there is nothing to come again for.
            Assert.Equal(attempt < 5, await Record.ExceptionAsync(() => AnalyzeAsync(asset)) is DamException);
            Assert.All((await _library.FindAsync("cat"))!.Analysis, step => Assert.Equal(
                (attempt < 5 ? AnalysisState.Pending : AnalysisState.Failed, attempt, "worker died"), (step.State, step.Attempts, step.Error)));
        }

        await AnalyzeAsync(asset);
        Assert.All((await _library.FindAsync("cat"))!.Analysis, step => Assert.Equal(5, step.Attempts));
    }

    [Fact]
    public async Task A_try_that_succeeds_after_failures_clears_the_error()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        _library.Media.BeforeAnalysis = () => throw new DamException(ErrorKind.Unprocessable, "worker died");
        await Assert.ThrowsAsync<DamException>(() => AnalyzeAsync(asset));
        _library.Media.BeforeAnalysis = () => Task.CompletedTask;
        await AnalyzeAsync(asset);

        Assert.All((await _library.FindAsync("cat"))!.Analysis, step => Assert.Equal((AnalysisState.Complete, 2, null), (step.State, step.Attempts, step.Error)));
    }

    [Fact]
    public async Task Given_up_by_the_host_the_steps_have_used_up_one_of_their_tries_and_come_again()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await _library.SweepAsync();
            var queued = await _library.Queue.CountAsync(Job.Queue, Token);
            await _library.Get<AnalyzeAsset>().GiveUpAsync(TestLibrary.Cloud, asset.AssetId, asset.VersionId, Token);

            Assert.All((await _library.FindAsync("cat"))!.Analysis, step => Assert.Equal(
                (attempt < 5 ? AnalysisState.Pending : AnalysisState.Failed, attempt), (step.State, step.Attempts)));
            await _library.SweepAsync();
            Assert.Equal(queued + (attempt < 5 ? 1 : 0), await _library.Queue.CountAsync(Job.Queue, Token));
        }
    }

    [Fact]
    public async Task What_was_replaced_meanwhile_writes_nothing()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        _library.Media.BeforeAnalysis = () => _library.UploadAsync("cat", "image png 3x3");
        await AnalyzeAsync(asset);

        var after = await _library.FindAsync("cat");
        Assert.All(after!.Analysis, step => Assert.Equal(AnalysisState.Pending, step.State));
        Assert.Null(await _library.Catalog.ResultsAsync(after, Token));
    }

    [Fact]
    public async Task What_was_deleted_meanwhile_leaves_nothing_behind()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        _library.Media.BeforeAnalysis = () => _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, asset.Key, Token);
        await AnalyzeAsync(asset);
        await _library.SweepAsync();

        await _library.AssertCleanAsync();
        Assert.Null(await _library.Tables.GetAsync(CatalogKeys.Table, TestLibrary.Cloud, CatalogKeys.Results(asset.AssetId), Token));
    }

    [Fact]
    public async Task Labels_changed_meanwhile_stay()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        _library.Media.BeforeAnalysis = () => _library.Get<LabelAssets>().TagAsync(TestLibrary.Admin, [asset.Key], "add", Labels.Tags("x"), Token);
        await AnalyzeAsync(asset);

        var after = await _library.FindAsync("cat");
        Assert.Equal(["x"], after!.Tags);
        Assert.All(after.Analysis, step => Assert.Equal(AnalysisState.Complete, step.State));
    }

    [Fact]
    public async Task A_renamed_asset_is_analysed_all_the_same()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        _library.Media.BeforeAnalysis = () => _library.Get<RenameAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, asset.Key, "dog", null, false, Token);
        await AnalyzeAsync(asset);

        Assert.All((await _library.FindAsync("dog"))!.Analysis, step => Assert.Equal(AnalysisState.Complete, step.State));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task AnalyzeAsync(Asset asset) => _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, asset.AssetId, asset.VersionId, Token);
}
