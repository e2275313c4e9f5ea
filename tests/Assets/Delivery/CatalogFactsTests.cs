using System.Text.Json;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Expressions;

namespace ServerlessDam.Assets.Tests.Delivery;

public sealed class CatalogFactsTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Theory]
    [InlineData("\"red\"", "red")]
    [InlineData("[\"red\",\"blue\"]", "red:blue")]
    [InlineData("12", "12")]
    [InlineData("\"2026-01-31\"", "2026-01-31")]
    public void Expressions_see_metadata_as_text_and_sets_joined_by_colons(string stored, string text)
    {
        var asset = CatalogSeeder.Generate("demo", 7) with { Metadata = Asset.EmptyMetadata.Add("colour", JsonSerializer.Deserialize<JsonElement>(stored)) };

        Assert.Equal(text, CatalogFacts.Of(asset).Metadata["colour"]);
        Assert.Equal($"md colour\u0001{text}", FactUse.Of(Transformation.Parse("if_md:!colour!_eq_!red!/w_10/if_end"), CatalogFacts.Of(asset)));
    }

    [Fact]
    public async Task How_much_like_a_drawing_a_picture_is_is_known_once_its_colours_were_looked_at()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        Assert.Null(asset.IllustrationScore);
        await _library.Get<AnalyzeAsset>().ExecuteAsync(TestLibrary.Cloud, asset.AssetId, asset.VersionId, TestContext.Current.CancellationToken);

        var after = (await _library.FindAsync("cat"))!;
        var score = (await _library.Catalog.ResultsAsync(after, TestContext.Current.CancellationToken))!.Colors!.IllustrationScore;
        Assert.Equal(score, after.IllustrationScore);
        Assert.Equal(score, CatalogFacts.Of(after).IllustrationScore);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();
}
