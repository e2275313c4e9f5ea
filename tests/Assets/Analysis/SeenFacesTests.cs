using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Tests.Analysis;

/// <summary>What models find in a picture, and what becomes of it where there are none.</summary>
public sealed class SeenFacesTests : IAsyncDisposable
{
    private static readonly Box Found = new(10, 20, 30, 40);
    private static readonly Box Marked = new(1, 2, 3, 4);

    private readonly TestLibrary _library = new();

    public SeenFacesTests() => _library.Media.Faces = [Found];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Faces_that_were_found_count_once_the_analysis_is_through()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        Assert.Empty(asset.KnownFaces);
        await AnalyzeAsync(asset);

        var after = (await _library.FindAsync("cat"))!;
        Assert.Equal([Found], after.KnownFaces);
        Assert.Equal([Found], (await _library.Catalog.ResultsAsync(after, Token))!.Faces!);
    }

    [Fact]
    public async Task An_upload_that_asks_for_them_has_them_at_once()
    {
        var uploaded = await _library.UploadAsync("cat", options: new() { Analyse = ProbeParts.Faces });
        Assert.Equal([Found], uploaded.Asset.KnownFaces);
        Assert.Equal((AnalysisState.Complete, "fake 1"), Step(uploaded.Asset));
    }

    [Fact]
    public async Task Faces_that_somebody_marked_win()
    {
        var asset = (await _library.UploadAsync("cat", options: new() { Attributes = new() { Faces = [Marked] } })).Asset;
        await AnalyzeAsync(asset);
        Assert.Equal([Marked], (await _library.FindAsync("cat"))!.KnownFaces);
    }

    [Fact]
    public async Task Where_a_model_is_missing_its_step_says_so_and_the_others_are_done()
    {
        _library.Media.Sees = ProbeParts.Seen & ~ProbeParts.Faces;
        var asset = (await _library.UploadAsync("cat")).Asset;
        await AnalyzeAsync(asset);

        var after = (await _library.FindAsync("cat"))!;
        Assert.Equal((AnalysisState.Unavailable, null), Step(after));
        Assert.All(after.Analysis.Where(step => step.Name != "faces"), step => Assert.Equal(AnalysisState.Complete, step.State));
    }

    [Fact]
    public async Task Who_asks_again_when_the_model_is_there_gets_what_it_finds()
    {
        _library.Media.Sees = ProbeParts.Format;
        var asset = (await _library.UploadAsync("cat")).Asset;
        await AnalyzeAsync(asset);
        _library.Media.Sees = ProbeParts.Seen;
        var probes = _library.Media.Probes;
        await AnalyzeAsync(asset);
        Assert.Equal(probes, _library.Media.Probes);

        await AnalyzeAsync(asset, ProbeParts.Faces);
        var after = (await _library.FindAsync("cat"))!;
        Assert.Equal([Found], after.KnownFaces);
        Assert.Equal(AnalysisState.Unavailable, after.Analysis.Single(step => step.Name == "objects").State);
    }

    [Fact]
    public async Task A_picture_from_before_there_was_a_step_gets_it_when_it_is_asked_for()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        await AnalyzeAsync(asset);
        var known = (await _library.FindAsync("cat"))!;
        Assert.True(await _library.Catalog.WriteAsync(known, known with { Analysis = known.Analysis.RemoveAll(step => step.Name == "faces"), SeenFaces = [] }, null, [], Token));

        await AnalyzeAsync(asset, ProbeParts.Faces);
        Assert.Equal([Found], (await _library.FindAsync("cat"))!.KnownFaces);
    }

    [Fact]
    public async Task Another_version_is_looked_at_anew()
    {
        await AnalyzeAsync((await _library.UploadAsync("cat")).Asset);
        var again = (await _library.UploadAsync("cat", "image png 3x3")).Asset;
        Assert.Empty(again.KnownFaces);
    }

    [Fact]
    public async Task What_goes_by_faces_is_another_derivation_once_they_are_found()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        var (cut, plain) = (Transformation.Parse("c_thumb,g_face,h_9,w_9"), Transformation.Parse("c_scale,w_9"));
        var (before, beforePlain) = (MarkUse.Of(cut, asset), MarkUse.Of(plain, asset));
        await AnalyzeAsync(asset);

        var after = (await _library.FindAsync("cat"))!;
        Assert.NotEqual(before, MarkUse.Of(cut, after));
        Assert.Equal(beforePlain, MarkUse.Of(plain, after));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static (AnalysisState State, string? Engine) Step(Asset asset)
    {
        var step = asset.Analysis.Single(step => step.Name == "faces");
        return (step.State, step.Engine);
    }

    private Task AnalyzeAsync(Asset asset) => _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, asset.AssetId, asset.VersionId, Token);

    private Task AnalyzeAsync(Asset asset, ProbeParts asked)
        => _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, asset.AssetId, asset.VersionId, asked, Token);
}
