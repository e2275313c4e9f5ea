using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis.Calls;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Tests.Analysis;

/// <summary>One model, one picture, by the API.</summary>
public sealed class AnalysisCallTests : IAsyncDisposable
{
    private static readonly AnalysisModel Coco = AnalysisModel.Of("coco");
    private readonly TestLibrary _library = new();

    private AnalyzeSource Analyze => _library.Get<AnalyzeSource>();

    private AnalysisTasks Tasks => _library.Get<AnalysisTasks>();

    [Fact]
    public async Task An_asset_is_looked_at_once_and_what_was_found_is_told_again()
    {
        var source = await SourceAsync();
        var first = await Analyze.ExecuteAsync(TestLibrary.Cloud, Coco, source, Token);
        var probes = _library.Media.Probes;
        var second = await Analyze.ExecuteAsync(TestLibrary.Cloud, Coco, source, Token);

        Assert.Equal("dog", first.Objects![0].Label);
        Assert.Equal(first.Objects!, second.Objects!);
        Assert.Equal(probes, _library.Media.Probes);
    }

    [Fact]
    public async Task Who_may_not_see_an_asset_has_nothing_looked_at()
    {
        var source = await SourceAsync();
        var stranger = Caller.User("somebody", CredentialKind.Session, Role.MediaLibraryUser, FolderRights.Nothing);

        Assert.Equal(ErrorKind.Forbidden, await FailureAsync(Analyze.DemandAsync(stranger, TestLibrary.Cloud, Coco, source, Token)));
        Assert.Equal(ErrorKind.NotFound, await FailureAsync(Analyze.DemandAsync(TestLibrary.Admin, TestLibrary.Cloud, Coco, new(null, new('0', 32)), Token)));
    }

    [Theory]
    [InlineData("lvis", ErrorKind.Forbidden)]
    [InlineData("ai_vision_general", ErrorKind.Forbidden)]
    [InlineData("custom", ErrorKind.Forbidden)]
    [InlineData("Coco", ErrorKind.InvalidParameter)]
    [InlineData("", ErrorKind.InvalidParameter)]
    public void A_model_that_is_not_here_is_told_from_one_that_nobody_knows(string name, ErrorKind kind)
        => Assert.Equal(kind, Assert.Throws<DamException>(() => AnalysisModel.Of(name)).Kind);

    [Fact]
    public async Task A_model_of_an_engine_that_is_not_here_is_forbidden()
    {
        _library.Media.Sees = ProbeParts.Objects;
        var (model, source) = (AnalysisModel.Of("captioning"), await SourceAsync());
        Assert.Equal(ErrorKind.Forbidden, await FailureAsync(CallAsync(model, source)));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("https://a.example/b.jpg", "00000000000000000000000000000000")]
    [InlineData(null, "0000")]
    [InlineData(null, "0000000000000000000000000000000g")]
    public void A_source_is_one_address_or_one_asset(string? uri, string? assetId)
        => Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => PictureSource.From(uri, assetId)).Kind);

    [Fact]
    public void An_address_without_end_is_none()
        => Assert.Throws<DamException>(() => PictureSource.From("https://a.example/" + new string('b', 2000), null));

    [Theory]
    [InlineData("http://127.0.0.1/secret.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task An_address_of_this_machine_or_its_network_is_not_fetched(string uri)
        => Assert.Equal(ErrorKind.InvalidParameter, await FailureAsync(Analyze.ExecuteAsync(TestLibrary.Cloud, Coco, PictureSource.From(uri, null), Token)));

    [Fact]
    public async Task What_is_no_image_is_not_looked_at()
    {
        var asset = (await _library.UploadAsync("clip", "video mp4 640x480", resourceType: Identity.ResourceType.Video)).Asset;
        Assert.Equal(ErrorKind.InvalidParameter, await FailureAsync(Analyze.ExecuteAsync(TestLibrary.Cloud, Coco, new(null, asset.AssetId), Token)));
    }

    [Fact]
    public async Task A_task_is_pending_until_its_job_is_done()
    {
        var task = await Tasks.StartAsync(TestLibrary.Cloud, Coco, await SourceAsync(), Token);
        Assert.Equal(AnalysisTaskState.Pending, (await Tasks.FindAsync(TestLibrary.Cloud, task.Id, Token))!.State);
        await RunAsync(task);
        await RunAsync(task);

        var done = await Tasks.FindAsync(TestLibrary.Cloud, task.Id, Token);
        Assert.Equal((AnalysisTaskState.Completed, "dog"), (done!.State, done.Results!.Objects![0].Label));
    }

    [Fact]
    public async Task A_task_that_cannot_be_done_says_why()
    {
        _library.Media.BeforeAnalysis = () => throw new DamException(ErrorKind.Unprocessable, "worker died");
        var task = await Tasks.StartAsync(TestLibrary.Cloud, Coco, await SourceAsync(), Token);
        await RunAsync(task);

        var failed = await Tasks.FindAsync(TestLibrary.Cloud, task.Id, Token);
        Assert.Equal((AnalysisTaskState.Failed, "worker died"), (failed!.State, failed.Error));
    }

    [Fact]
    public async Task A_task_that_its_host_gave_up_has_failed()
    {
        var task = await Tasks.StartAsync(TestLibrary.Cloud, Coco, await SourceAsync(), Token);
        await Tasks.GiveUpAsync(JobOf(task), Token);

        Assert.Equal(AnalysisTaskState.Failed, (await Tasks.FindAsync(TestLibrary.Cloud, task.Id, Token))!.State);
    }

    [Fact]
    public async Task A_task_is_kept_for_a_day_and_taken_away_by_one_that_comes_later()
    {
        var source = await SourceAsync();
        var task = await Tasks.StartAsync(TestLibrary.Cloud, Coco, source, Token);
        _library.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Null(await Tasks.FindAsync(TestLibrary.Cloud, task.Id, Token));
        await Tasks.StartAsync(TestLibrary.Cloud, Coco, source, Token);

        Assert.Null(await _library.Tables.GetAsync("analysistasks", TestLibrary.Cloud, task.Id, Token));
    }

    [Fact]
    public async Task A_task_of_another_cloud_is_none()
    {
        var task = await Tasks.StartAsync(TestLibrary.Cloud, Coco, await SourceAsync(), Token);
        Assert.Null(await Tasks.FindAsync("other", task.Id, Token));
        Assert.Null(await Tasks.FindAsync(TestLibrary.Cloud, "no id", Token));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task CallAsync(AnalysisModel model, PictureSource source)
    {
        await Analyze.DemandAsync(TestLibrary.Admin, TestLibrary.Cloud, model, source, Token);
        await Analyze.ExecuteAsync(TestLibrary.Cloud, model, source, Token);
    }

    private async Task<PictureSource> SourceAsync() => new(null, (await _library.UploadAsync("cat")).Asset.AssetId);

    private Task RunAsync(AnalysisTask task) => _library.Get<RunJob>().ExecuteAsync(JobOf(task), Token);

    private static Job JobOf(AnalysisTask task) => new("analyze-call", task.Cloud, task.Id);

    private static async Task<ErrorKind> FailureAsync(Task call) => (await Assert.ThrowsAsync<DamException>(() => call)).Kind;
}
