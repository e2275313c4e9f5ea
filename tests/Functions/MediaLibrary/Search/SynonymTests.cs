using System.Net;
using System.Text;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Functions.MediaLibrary.Library;

namespace ServerlessDam.Functions.Tests.MediaLibrary.Search;

public sealed class SynonymTests(WordLibrary library) : IClassFixture<WordLibrary>
{
    [Fact]
    public async Task A_word_finds_what_stands_for_it_and_says_so_unless_that_is_not_wanted()
    {
        var browser = await library.SignInAsync();
        Assert.Equal(HttpStatusCode.OK, (await browser.UploadAsync("zebracar.jpg", Encoding.UTF8.GetBytes("image jpg 640x480 "), "cars")).Status);

        var found = await browser.GetAsync("search?expression=vehicle&explain=true");
        Assert.Equal(1, found.Body.GetProperty("total").GetInt32());
        Assert.Contains(found.Body.GetProperty("assets")[0].GetProperty("matched").EnumerateArray(), reason => reason.GetProperty("condition").GetString() == "zebracar (a kind of vehicle)");

        Assert.Equal(0, (await browser.GetAsync("search?expression=vehicle&synonyms=false")).Body.GetProperty("total").GetInt32());
        Assert.Equal(0, (await browser.PostAsync("search", new { expression = "vehicle", synonyms = false })).Body.GetProperty("total").GetInt32());
        Assert.Equal(1, (await browser.PostAsync("search", new { expression = "vehicle" })).Body.GetProperty("total").GetInt32());
    }

    [Fact]
    public void Of_an_asset_of_which_only_versions_are_left_a_card_says_so()
    {
        var card = AssetCards.OfDeleted(new Asset
        {
            Cloud = "demo", ResourceType = ResourceType.Image, Type = "upload", PublicId = "cat", AssetId = new('1', 32), Version = 1, VersionId = "v1",
            CreatedAt = DateTimeOffset.UnixEpoch, SizeInBytes = 1, ETag = "e", Format = "jpg", DisplayName = "cat", Folder = "",
        });
        Assert.Equal((AssetState.Deleted, false), (card.State, card.Previewable));
    }
}
