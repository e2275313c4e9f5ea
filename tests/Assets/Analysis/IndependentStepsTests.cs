using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Tests.Analysis;

/// <summary>What one part of a picture does to its worker takes nothing from the others.</summary>
public sealed class IndependentStepsTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task A_picture_is_decoded_once_for_all_steps_where_that_goes_well()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        _library.Media.Requests.Clear();
        await AnalyzeAsync(asset);

        Assert.Single(_library.Media.Requests);
    }

    [Fact]
    public async Task A_part_that_ends_its_worker_fails_alone()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        _library.Media.Killing = ProbeParts.Faces;
        await Assert.ThrowsAsync<DamException>(() => AnalyzeAsync(asset));

        var after = (await _library.FindAsync("cat"))!;
        Assert.Equal((AnalysisState.Pending, 1, "worker died"), StateOf(after, "faces"));
        Assert.All(after.Analysis.Where(step => step.Name != "faces"), step => Assert.Equal((AnalysisState.Complete, 1, null), (step.State, step.Attempts, step.Error)));
        var results = (await _library.Catalog.ResultsAsync(after, Token))!;
        Assert.NotNull(results.Metadata);
        Assert.NotNull(results.Objects);
        Assert.Null(results.Faces);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_decoded_ends_two_workers_and_no_more()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        _library.Media.Killing = ~ProbeParts.Metadata;
        _library.Media.Requests.Clear();
        await Assert.ThrowsAsync<DamException>(() => AnalyzeAsync(asset));

        Assert.Equal([ProbeParts.Metadata, ProbeParts.Colors], _library.Media.Requests.Skip(1).Select(request => request.Parts));
        var after = (await _library.FindAsync("cat"))!;
        Assert.Equal((AnalysisState.Complete, 1, null), StateOf(after, "metadata"));
        Assert.All(after.Analysis.Where(step => step.Name != "metadata"), step => Assert.Equal((AnalysisState.Pending, 1, "worker died"), (step.State, step.Attempts, step.Error)));

        _library.Media.Requests.Clear();
        await Assert.ThrowsAsync<DamException>(() => AnalyzeAsync(asset));
        Assert.Equal(ProbeParts.Colors, Assert.Single(_library.Media.Requests).Parts);
    }

    [Fact]
    public async Task What_failed_before_is_not_tried_together_with_others_again()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        _library.Media.Killing = ProbeParts.Faces | ProbeParts.Objects;
        await Assert.ThrowsAsync<DamException>(() => AnalyzeAsync(asset));
        _library.Media.Requests.Clear();
        await Assert.ThrowsAsync<DamException>(() => AnalyzeAsync(asset));

        Assert.Equal([ProbeParts.Faces, ProbeParts.Objects], _library.Media.Requests.Select(request => request.Parts));
    }

    [Fact]
    public async Task After_five_tries_it_is_quarantined_with_its_reason_and_tried_no_more()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        _library.Media.Killing = ProbeParts.Objects;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await Record.ExceptionAsync(() => AnalyzeAsync(asset));
        }

        Assert.Equal((AnalysisState.Failed, 5, "worker died"), StateOf((await _library.FindAsync("cat"))!, "objects"));
        _library.Media.Requests.Clear();
        await AnalyzeAsync(asset);
        Assert.Empty(_library.Media.Requests);
    }

    [Fact]
    public async Task Who_asks_for_a_part_that_goes_well_is_not_told_of_another_that_does_not()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        _library.Media.Killing = ProbeParts.Faces;
        await _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, asset.AssetId, asset.VersionId, ProbeParts.Colors, Token);
        await Assert.ThrowsAsync<DamException>(
            () => _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, asset.AssetId, asset.VersionId, ProbeParts.Faces, Token));
    }

    [Fact]
    public async Task What_somebody_asked_for_and_failed_is_left_to_the_queue()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        await AnalyzeAsync(asset);
        await _library.SweepAsync();
        var queued = await _library.Queue.CountAsync(Job.Queue, Token);
        _library.Media.Killing = ProbeParts.Text;
        await Assert.ThrowsAsync<DamException>(
            () => _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, asset.AssetId, asset.VersionId, ProbeParts.Text, Token));
        await _library.SweepAsync();

        Assert.Equal(queued + 1, await _library.Queue.CountAsync(Job.Queue, Token));
    }

    [Fact]
    public async Task Workers_that_cannot_be_had_cost_no_try()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        _library.Media.BeforeAnalysis = () => throw new DamException(ErrorKind.NotAvailable, "no worker starts");
        await Assert.ThrowsAsync<DamException>(() => AnalyzeAsync(asset));

        Assert.All((await _library.FindAsync("cat"))!.Analysis, step => Assert.Equal((AnalysisState.Pending, 0), (step.State, step.Attempts)));
    }

    [Theory]
    [InlineData(ErrorKind.NotAvailable)]
    [InlineData(ErrorKind.RateLimited)]
    [InlineData(ErrorKind.TryLater)]
    public async Task However_long_nobody_is_there_to_look_the_job_waits_and_costs_no_try(ErrorKind kind)
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        var queued = await _library.Queue.CountAsync(Job.Queue, Token);
        _library.Media.BeforeAnalysis = () => throw new DamException(kind, "not now");
        for (var time = 1; time <= 30; time++)
        {
            _library.Media.Requests.Clear();
            await _library.Get<RunJob>().ExecuteAsync(AnalyzeJob.Of(TestLibrary.Cloud, asset.AssetId, asset.VersionId), Token);
            Assert.Single(_library.Media.Requests);
            Assert.Equal(queued + time, await _library.Queue.CountAsync(Job.Queue, Token));
        }

        Assert.All((await _library.FindAsync("cat"))!.Analysis, step => Assert.Equal((AnalysisState.Pending, 0, null), (step.State, step.Attempts, step.Error)));
    }

    [Fact]
    public async Task What_was_found_before_the_workers_went_away_is_kept()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        _library.Media.Killing = ProbeParts.Faces;
        _library.Media.BeforeAnalysis = () => _library.Media.Requests.Last().Parts == ProbeParts.Objects ? throw new DamException(ErrorKind.NotAvailable, "no worker starts") : Task.CompletedTask;
        await Assert.ThrowsAsync<DamException>(() => AnalyzeAsync(asset));

        var after = (await _library.FindAsync("cat"))!;
        Assert.Equal((AnalysisState.Complete, 1, null), StateOf(after, "colors"));
        Assert.Equal((AnalysisState.Pending, 1, "worker died"), StateOf(after, "faces"));
        Assert.Equal((AnalysisState.Pending, 0, null), StateOf(after, "objects"));
        Assert.Equal((AnalysisState.Pending, 0, null), StateOf(after, "safety"));
    }

    [Fact]
    public async Task A_step_tells_how_long_it_took()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        Assert.All(asset.Analysis, step => Assert.Null(step.DurationInMs));
        _library.Media.Killing = ProbeParts.Faces;
        await Record.ExceptionAsync(() => AnalyzeAsync(asset));

        var after = (await _library.FindAsync("cat"))!;
        Assert.All(after.Analysis, step => Assert.NotNull(step.DurationInMs));
        Assert.Equal(7, after.Analysis.Single(step => step.Name == "colors").DurationInMs);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static (AnalysisState State, int Attempts, string? Error) StateOf(Asset asset, string name)
    {
        var step = asset.Analysis.Single(each => each.Name == name);
        return (step.State, step.Attempts, step.Error);
    }

    private Task AnalyzeAsync(Asset asset) => _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, asset.AssetId, asset.VersionId, Token);

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
