using ServerlessDam.Assets.AddOns;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Analysis;

/// <summary>A service beside the media workers.</summary>
public sealed class EngineTests : IAsyncDisposable
{
    private const ProbeParts All = ProbeParts.Objects | ProbeParts.Text | ProbeParts.Caption;
    private readonly TestLibrary _library = new();

    public EngineTests() => _library.Engine.Parts = All;

    [Fact]
    public async Task It_is_asked_once_for_all_that_it_finds_and_the_workers_do_the_rest()
    {
        var asset = await AnalysedAsync();

        Assert.Equal([All], _library.Engine.Calls);
        var results = await ResultsAsync(asset);
        Assert.Equal(("boat", "a boat on the sea", "ahoy"), (results.Objects![0].Label, results.Caption!.Text, results.Text![0].Text));
        Assert.NotNull(results.Colors);
        Assert.Equal("fake service", StepOf(asset, "caption").Engine);
    }

    [Fact]
    public async Task Things_and_tags_together_are_labels_each_once_and_surest_first()
    {
        var results = await ResultsAsync(await AnalysedAsync());
        Assert.Equal([new SeenTag("outdoor", 0.9), new("boat", 0.8)], results.Labels()!);
    }

    [Fact]
    public async Task Auto_tagging_takes_tags_too()
    {
        var options = new UploadOptions { Analyse = ProbeParts.Objects, AddOns = new([], [new("categorization", "google_tagging", "Google Auto Tagging", ProbeParts.Objects)], 0.75) };
        Assert.Equal(["boat", "outdoor"], (await _library.UploadAsync("sea", options: options)).Asset.Tags.Order());
    }

    [Fact]
    public async Task Auto_tagging_comes_when_what_was_put_off_is_done_and_once()
    {
        _library.Engine.BeforeCall = () => throw Later(TimeSpan.FromMinutes(5));
        var options = new UploadOptions
        {
            Tags = Labels.Tags("mine"),
            Analyse = ProbeParts.Objects,
            AddOns = new([], [new("categorization", "google_tagging", "Google Auto Tagging", ProbeParts.Objects)], 0.85),
        };
        var asset = (await _library.UploadAsync("sea", options: options)).Asset;
        Assert.Equal(["mine"], asset.Tags);

        _library.Engine.BeforeCall = () => Task.CompletedTask;
        _library.Clock.Advance(TimeSpan.FromMinutes(5));
        await AnalyzeAsync(asset);
        Assert.Equal(["mine", "outdoor"], (await _library.FindAsync("sea"))!.Tags);

        await _library.Get<LabelAssets>().TagAsync(TestLibrary.Admin, [asset.Key], "remove", Labels.Tags("outdoor"), Token);
        await _library.Get<AnalyzeAsset>().AgainAsync((await _library.FindAsync("sea"))!, (_, name) => name == "objects", Token);
        Assert.Equal(["mine"], (await _library.FindAsync("sea"))!.Tags);
    }

    [Fact]
    public async Task A_fault_of_the_service_is_no_try_and_is_waited_for()
    {
        _library.Engine.BeforeCall = () => throw Later(TimeSpan.FromMinutes(5));
        var asset = await AnalysedAsync();

        var step = StepOf(asset, "objects");
        Assert.Equal((AnalysisState.Pending, 0, "away", _library.Clock.GetUtcNow() + TimeSpan.FromMinutes(5)), (step.State, step.Attempts, step.Error, step.NotBefore));
        Assert.Equal(AnalysisState.Complete, StepOf(asset, "colors").State);

        // Called again before its time, by whomever, it asks nobody.
        await AnalyzeAsync(asset);
        Assert.Single(_library.Engine.Calls);

        _library.Engine.BeforeCall = () => Task.CompletedTask;
        _library.Clock.Advance(TimeSpan.FromMinutes(5));
        await AnalyzeAsync(asset);
        Assert.Equal((AnalysisState.Complete, 1, null), (await StepAsync("objects")) switch { var after => (after.State, after.Attempts, after.NotBefore) });
    }

    [Fact]
    public async Task What_waits_comes_back_by_itself_and_by_one_message()
    {
        _library.Engine.BeforeCall = () => throw Later(TimeSpan.FromMinutes(5));
        var asset = (await _library.UploadAsync("sea")).Asset;
        var before = await _library.Queue.CountAsync(Job.Queue, Token);
        await AnalyzeAsync(asset);
        await AnalyzeAsync(asset);

        // Who asks for it is no reason for another.
        await _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, asset.AssetId, asset.VersionId, ProbeParts.Objects, Token);
        Assert.Equal(before + 1, await _library.Queue.CountAsync(Job.Queue, Token));
    }

    [Fact]
    public async Task A_service_that_fails_at_one_picture_for_good_is_given_up_after_a_hundred_times()
    {
        _library.Engine.BeforeCall = () => throw Later(TimeSpan.FromMinutes(5));
        var asset = (await _library.UploadAsync("sea")).Asset;
        for (var i = 0; i <= 100; i++)
        {
            await AnalyzeAsync(asset);
            _library.Clock.Advance(TimeSpan.FromMinutes(6));
        }

        Assert.Equal((AnalysisState.Failed, "away"), (await StepAsync("objects")) switch { var step => (step.State, step.Error) });
    }

    [Fact]
    public async Task An_upload_that_waits_for_it_is_stored_all_the_same_and_says_that_it_is_pending()
    {
        _library.Engine.BeforeCall = () => throw Later(TimeSpan.FromMinutes(5));
        var asset = (await _library.UploadAsync("sea", options: new() { Analyse = ProbeParts.Caption | ProbeParts.Colors })).Asset;

        Assert.Equal((AnalysisState.Pending, 0), (StepOf(asset, "caption").State, StepOf(asset, "caption").Attempts));
        Assert.NotNull((await ResultsAsync(asset)).Colors);

        _library.Engine.BeforeCall = () => Task.CompletedTask;
        await AnalyzeAsync(asset);
        Assert.Equal(AnalysisState.Complete, (await StepAsync("caption")).State);
    }

    [Fact]
    public async Task While_its_budget_is_spent_the_models_take_its_place_and_what_they_cannot_do_waits()
    {
        _library.Media.Sees = ProbeParts.Objects;
        _library.Engine.Rest = TimeSpan.FromHours(3);
        _library.Engine.BeforeCall = () => throw Later(TimeSpan.FromHours(3));
        var asset = (await _library.UploadAsync("sea", options: new() { Analyse = ProbeParts.Caption })).Asset;
        await AnalyzeAsync(asset);

        Assert.Equal("dog", (await ResultsAsync(asset)).Objects![0].Label);
        Assert.Equal((AnalysisState.Pending, 0), (await StepAsync("caption")) switch { var step => (step.State, step.Attempts) });
    }

    [Fact]
    public async Task A_budget_that_ends_in_the_middle_of_a_call_leaves_it_to_the_models()
    {
        _library.Engine.BeforeCall = () =>
        {
            _library.Engine.Rest = TimeSpan.FromHours(3);
            throw Later(TimeSpan.FromHours(3));
        };
        var asset = await AnalysedAsync();

        Assert.Equal((AnalysisState.Complete, "fake 1"), (StepOf(asset, "objects").State, StepOf(asset, "objects").Engine));
    }

    [Fact]
    public async Task A_picture_that_it_refuses_is_looked_at_by_the_models_and_what_they_cannot_do_has_failed_with_the_reason()
    {
        _library.Media.Sees = ProbeParts.Objects;
        _library.Engine.BeforeCall = () => throw new DamException(ErrorKind.Unprocessable, "no picture to its taste");
        var asset = await AnalysedAsync();

        Assert.Equal(AnalysisState.Complete, StepOf(asset, "objects").State);
        Assert.Equal((AnalysisState.Failed, 1, "no picture to its taste"), (StepOf(asset, "caption").State, StepOf(asset, "caption").Attempts, StepOf(asset, "caption").Error));
    }

    [Fact]
    public void A_caption_may_be_asked_for_where_something_makes_any()
    {
        var asked = new AddOnRequest([], [new("detection", "captioning", "AI Content Analysis", ProbeParts.Caption)], null);
        _library.Media.Sees = ProbeParts.Format;
        _library.Get<ServeAddOns>().DemandAvailable(asked);
        _library.Engine.Parts = ProbeParts.Objects;

        Assert.Equal(ErrorKind.NotAvailable, Assert.Throws<DamException>(() => _library.Get<ServeAddOns>().DemandAvailable(asked)).Kind);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static DamException Later(TimeSpan after) => new(ErrorKind.TryLater, "away") { RetryAfter = after };

    private async Task<Asset> AnalysedAsync()
    {
        await AnalyzeAsync((await _library.UploadAsync("sea")).Asset);
        return (await _library.FindAsync("sea"))!;
    }

    private Task AnalyzeAsync(Asset asset) => _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, asset.AssetId, asset.VersionId, Token);

    private async Task<AnalysisResults> ResultsAsync(Asset asset) => (await _library.Catalog.ResultsAsync((await _library.Catalog.FindByIdAsync(asset.Cloud, asset.AssetId, Token))!, Token))!;

    private async Task<AnalysisStep> StepAsync(string name) => StepOf((await _library.FindAsync("sea"))!, name);

    private static AnalysisStep StepOf(Asset asset, string name) => asset.Analysis.Single(step => step.Name == name);

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
