using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Analysis.Replay;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Explicit;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.AddOns;

/// <summary>Text in languages that a caller hints at. What is read says which.</summary>
public sealed class ReadingTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_is_read_in_the_languages_that_it_says()
    {
        var asset = await UploadedAsync("adv_ocr:document:fr,en");
        Assert.Equal(["ocr:adv_ocr:document:fr,en"], asset.AddOns);
        Assert.Equal("fr,en", await ReadAsync(asset));
        Assert.True(_library.Media.Requests.Single(request => request.Parts.HasFlag(ProbeParts.Text)).Reading!.IsDocument);
    }

    [Fact]
    public async Task Without_a_hint_there_is_none()
    {
        var asset = await UploadedAsync("adv_ocr");
        Assert.Equal(["ocr:adv_ocr"], asset.AddOns);
        Assert.Null(await ReadAsync(asset));
        Assert.All(_library.Media.Requests, request => Assert.Null(request.Reading));
    }

    [Fact]
    public async Task Other_languages_have_it_read_again_and_the_same_ones_do_not()
    {
        var asset = await UploadedAsync("adv_ocr");
        foreach (var (value, languages, isReadAgain) in new[] { ("adv_ocr:de", "de", true), ("adv_ocr:de", "de", false), ("adv_ocr:ru,uk", "ru,uk", true), ("adv_ocr", null, true), ("adv_ocr:document", null, false) })
        {
            _library.Media.Requests.Clear();
            asset = await UpdatedAsync(asset, value);
            Assert.Equal(languages, await ReadAsync(asset));
            Assert.Equal([$"ocr:{value}"], asset.AddOns);
            Assert.Equal(isReadAgain ? 1 : 0, _library.Media.Requests.Count);
            Assert.Equal(AnalysisState.Complete, StepOf(asset).State);
        }
    }

    [Fact]
    public async Task Explicit_does_as_an_update_does()
    {
        var asset = (await _library.UploadAsync("a")).Asset;
        var done = await _library.Get<ProcessExplicit>().ExecuteAsync(TestLibrary.Admin, _library.Environment, asset.Key, new Dictionary<string, string> { ["ocr"] = "adv_ocr:el" }, Token);
        Assert.Equal("el", Assert.Single(done.Results!.Text!).Text);
    }

    [Theory]
    [InlineData("video mp4 640x480", ResourceType.Video)]
    [InlineData("image pdf 640x480 pages:3", ResourceType.Image)]
    public async Task Videos_and_documents_are_read_in_their_languages_too(string file, ResourceType kind)
    {
        var asset = (await _library.UploadAsync("a", file, UploadOptions.From(new Dictionary<string, string> { ["ocr"] = "adv_ocr:fr" }), resourceType: kind)).Asset;
        Assert.Equal("fr", await ReadAsync(asset));
        asset = await UpdatedAsync(asset, "adv_ocr:de");
        Assert.Equal(("de", AnalysisState.Complete), (await ReadAsync(asset), StepOf(asset).State));
        var further = (await _library.Catalog.ResultsAsync(asset, Token))!.FurtherText ?? [];
        Assert.All(further, page => Assert.Equal("de", Assert.Single(page.Lines).Text));
        Assert.Equal(kind == ResourceType.Image ? 2 : 0, further.Count);
    }

    [Fact]
    public async Task A_replay_reads_in_the_same_languages()
    {
        var asset = await UploadedAsync("adv_ocr:ja");
        _library.Media.Requests.Clear();
        await _library.Get<AnalyzeAsset>().AgainAsync(asset, (_, name) => name == "text", Token);
        Assert.Equal("ja", Assert.Single(_library.Media.Requests).Reading!.Languages);
    }

    [Fact]
    public async Task What_cannot_be_read_is_unavailable_with_its_reason_and_tried_again_when_it_is_asked_for_again()
    {
        _library.Media.Unreadable = hint => hint is null ? null : "Nothing here reads Tamil";
        var asset = await UploadedAsync("adv_ocr:ta");
        Assert.Equal((AnalysisState.Unavailable, "Nothing here reads Tamil"), (StepOf(asset).State, StepOf(asset).Error));

        _library.Media.Unreadable = _ => null;
        asset = await UpdatedAsync(asset, "adv_ocr:ta");
        Assert.Equal((AnalysisState.Complete, "ta"), (StepOf(asset).State, await ReadAsync(asset)));
    }

    [Fact]
    public async Task What_was_read_stays_until_it_is_read_in_other_languages()
    {
        var asset = await UploadedAsync("adv_ocr:fr");
        _library.Media.BeforeAnalysis = () => throw new DamException(ErrorKind.RateLimited, "not now");
        asset = await UpdatedAsync(asset, "adv_ocr:de");
        Assert.Equal((AnalysisState.Pending, "fr"), (StepOf(asset).State, await ReadAsync(asset)));

        _library.Media.BeforeAnalysis = () => Task.CompletedTask;
        await _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        asset = (await _library.FindAsync("a"))!;
        Assert.Equal((AnalysisState.Complete, "de"), (StepOf(asset).State, await ReadAsync(asset)));
    }

    [Fact]
    public async Task Who_asks_last_is_answered_however_long_the_first_takes()
    {
        var asset = (await _library.UploadAsync("a")).Asset;
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        _library.Media.BeforeAnalysis = () =>
        {
            _library.Media.BeforeAnalysis = () => Task.CompletedTask;
            begun.SetResult();
            return goOn.Task;
        };
        var first = UpdatedAsync(asset, "adv_ocr:fr");
        await begun.Task;
        await UpdatedAsync(asset, "adv_ocr:de");
        goOn.SetResult();
        await first;

        asset = (await _library.FindAsync("a"))!;
        Assert.Equal((AnalysisState.Complete, "de"), (StepOf(asset).State, await ReadAsync(asset)));
        Assert.Equal(["ocr:adv_ocr:de"], asset.AddOns);
        Assert.Equal(new TextHint("de", false), (await _library.Catalog.ResultsAsync(asset, Token))!.ReadAs);
    }

    [Fact]
    public async Task An_asset_that_says_other_languages_than_it_was_read_in_is_read_once_more()
    {
        var asset = await UploadedAsync("adv_ocr:de");
        Assert.True(await _library.Catalog.WriteAsync(asset, asset with { AddOns = ["ocr:adv_ocr:fr"] }, null, [], Token));
        asset = await UpdatedAsync((await _library.FindAsync("a"))!, "adv_ocr:fr");
        Assert.Equal((AnalysisState.Complete, "fr"), (StepOf(asset).State, await ReadAsync(asset)));
    }

    [Fact]
    public async Task A_program_that_fails_refuses_no_upload_and_is_tried_again()
    {
        _library.Media.OnPage = (_, seen) => seen with { Text = null, ReadingFault = "tesseract took longer than 8 seconds and was stopped" };
        var asset = await UploadedAsync("adv_ocr:ru");
        Assert.Equal((AnalysisState.Pending, "tesseract took longer than 8 seconds and was stopped"), (StepOf(asset).State, StepOf(asset).Error));

        await Assert.ThrowsAsync<DamException>(() => _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token));
        Assert.Equal((AnalysisState.Pending, 1), (StepOf((await _library.FindAsync("a"))!).State, StepOf((await _library.FindAsync("a"))!).Attempts));

        _library.Media.OnPage = (_, seen) => seen;
        await _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        asset = (await _library.FindAsync("a"))!;
        Assert.Equal((AnalysisState.Complete, "ru"), (StepOf(asset).State, await ReadAsync(asset)));
    }

    [Fact]
    public async Task What_a_program_does_not_come_to_its_end_with_is_quarantined_after_five_tries()
    {
        _library.Media.OnPage = (_, seen) => seen with { Text = null, ReadingFault = "tesseract took longer than 8 seconds and was stopped" };
        var asset = await UploadedAsync("adv_ocr:ru");
        for (var attempt = 0; attempt < 4; attempt++)
        {
            await Assert.ThrowsAsync<DamException>(() => _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token));
        }

        await _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        Assert.Equal((AnalysisState.Failed, 5), (StepOf((await _library.FindAsync("a"))!).State, StepOf((await _library.FindAsync("a"))!).Attempts));
    }

    [Fact]
    public async Task Languages_can_be_read_where_the_model_is_missing()
    {
        _library.Media.Sees = ProbeParts.Faces;
        _library.Media.Reads = ["fr"];
        Assert.Equal("fr", await ReadAsync(await UploadedAsync("adv_ocr:fr")));
        Assert.Equal(ErrorKind.NotAvailable, (await Assert.ThrowsAsync<DamException>(() => UploadedAsync("adv_ocr"))).Kind);
    }

    [Theory]
    [InlineData("tesseract 5.3.0 (fra+eng)", false)]
    [InlineData("tesseract 5.2.0 (fra)", true)]
    [InlineData("onnxruntime 1.30.0, ocr-models 1.4.2", false)]
    [InlineData("onnxruntime 1.30.0, ocr-models 1.4.0", true)]
    public void Text_is_outdated_by_another_version_of_what_read_it(string engine, bool isOutdated)
    {
        var current = new Dictionary<string, string> { ["tesseract"] = "tesseract 5.3.0", ["text"] = "onnxruntime 1.30.0, ocr-models 1.4.2" };
        var step = new AnalysisStep("text", AnalysisState.Complete, engine, 1, default, null);
        Assert.Equal(isOutdated, new ReplayRequest(ReplayKind.Outdated, null, []).Wants(step, "text", current));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static AnalysisStep StepOf(Asset asset) => asset.Analysis.Single(step => step.Name == "text");

    private async Task<Asset> UploadedAsync(string ocr)
        => (await _library.UploadAsync("a", options: UploadOptions.From(new Dictionary<string, string> { ["ocr"] = ocr }))).Asset;

    private async Task<Asset> UpdatedAsync(Asset asset, string ocr)
        => (await _library.Get<UpdateAsset>().ExecuteAsync(
            TestLibrary.Admin, _library.Environment, () => _library.Catalog.FindAsync(asset.Key, Token), AssetUpdate.From(new Dictionary<string, string> { ["ocr"] = ocr }), Token))!;

    /// <summary>Null for no text.</summary>
    private async Task<string?> ReadAsync(Asset asset) => (await _library.Catalog.ResultsAsync(asset, Token))!.Text!.SingleOrDefault()?.Text;
}
