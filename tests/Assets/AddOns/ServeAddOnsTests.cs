using ServerlessDam.Assets.AddOns;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Explicit;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.AddOns;

/// <summary>A dog is seen with 0.9, a cat with 0.5.</summary>
public sealed class ServeAddOnsTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_seen_surely_enough_becomes_a_tag_at_the_upload()
    {
        var asset = (await _library.UploadAsync("a", options: Options(("tags", "mine"), ("categorization", "google_tagging"), ("auto_tagging", "0.6")))).Asset;
        Assert.Equal(["dog", "mine"], asset.Tags);
        Assert.Equal(["categorization:google_tagging"], asset.AddOns);
    }

    [Fact]
    public async Task Without_a_threshold_nothing_becomes_a_tag()
        => Assert.Empty((await _library.UploadAsync("a", options: Options(("detection", "coco_v2")))).Asset.Tags);

    [Fact]
    public async Task A_threshold_alone_asks_for_nothing()
        => Assert.Empty((await _library.UploadAsync("a", options: Options(("auto_tagging", "0.1")))).Asset.Tags);

    [Fact]
    public async Task An_update_joins_what_is_seen_to_the_tags_that_are_there()
    {
        var key = (await _library.UploadAsync("a", options: Options(("tags", "mine")))).Asset.Key;
        var update = AssetUpdate.From(new Dictionary<string, string> { ["detection"] = "coco", ["auto_tagging"] = "0" });
        var asset = (await _library.Get<UpdateAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, () => _library.Catalog.FindAsync(key, Token), update, Token))!;

        Assert.Equal(["cat", "dog", "mine"], asset.Tags);
        Assert.Equal(["detection:coco"], asset.AddOns);
        Assert.Equal(2, (await _library.Catalog.ResultsAsync(asset, Token))!.Objects!.Count);
    }

    [Fact]
    public async Task Explicit_does_as_an_update_does()
    {
        var key = (await _library.UploadAsync("a")).Asset.Key;
        var parameters = new Dictionary<string, string> { ["categorization"] = "imagga_tagging", ["auto_tagging"] = "0.9" };
        var done = await _library.Get<ProcessExplicit>().ExecuteAsync(TestLibrary.Admin, _library.Environment, key, parameters, Token);
        Assert.Equal(["dog"], done.Asset.Tags);
        Assert.Equal(2, done.Results!.Objects!.Count);
    }

    [Fact]
    public async Task Tags_that_there_is_no_room_for_are_left_out()
    {
        var tags = string.Join(",", Enumerable.Range(0, 79).Select(i => $"t{i}"));
        var asset = (await _library.UploadAsync("a", options: Options(("tags", tags), ("detection", "coco"), ("auto_tagging", "0")))).Asset;
        Assert.Equal(80, asset.Tags.Count);
        Assert.Contains("dog", asset.Tags);
    }

    [Fact]
    public async Task Context_and_moderations_take_their_room()
    {
        var tags = string.Join(",", Enumerable.Range(0, 8).Select(i => $"t{i}"));
        var context = string.Join("|", Enumerable.Range(0, 35).Select(i => $"k{i}=v"));
        var asset = (await _library.UploadAsync("a", options: Options(("tags", tags), ("context", context), ("moderation", "manual"), ("detection", "coco"), ("auto_tagging", "0")))).Asset;
        Assert.Equal(9, asset.Tags.Count);
        Assert.Contains("dog", asset.Tags);
    }

    [Theory]
    [InlineData(ErrorKind.NotAvailable)]
    [InlineData(ErrorKind.RateLimited)]
    [InlineData(ErrorKind.TryLater)]
    public async Task Where_nobody_is_there_to_look_an_update_is_done_all_the_same(ErrorKind kind)
    {
        var key = (await _library.UploadAsync("a")).Asset.Key;
        _library.Media.BeforeAnalysis = () => throw new DamException(kind, "not now");
        var update = AssetUpdate.From(new Dictionary<string, string> { ["tags"] = "mine", ["detection"] = "coco", ["auto_tagging"] = "0" });
        var asset = (await _library.Get<UpdateAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, () => _library.Catalog.FindAsync(key, Token), update, Token))!;

        Assert.Equal(["mine"], asset.Tags);
        Assert.Equal(AnalysisState.Pending, asset.Analysis.Single(step => step.Name == "objects").State);

        _library.Media.BeforeAnalysis = () => Task.CompletedTask;
        await _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        Assert.Equal(["cat", "dog", "mine"], (await _library.Catalog.FindAsync(key, Token))!.Tags);
    }

    [Fact]
    public async Task Without_the_model_it_is_a_missing_subscription_and_nothing_is_stored()
    {
        _library.Media.Sees = ProbeParts.Faces;
        var error = await Assert.ThrowsAsync<DamException>(() => _library.UploadAsync("a", options: Options(("detection", "coco"))));
        Assert.Equal(ErrorKind.NotAvailable, error.Kind);
        Assert.Null(await _library.FindAsync("a"));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static UploadOptions Options(params (string Name, string Value)[] parameters) => UploadOptions.From(parameters.ToDictionary(each => each.Name, each => each.Value));
}
