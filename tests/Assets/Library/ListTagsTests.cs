using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Library;

public sealed class ListTagsTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_tag_in_use_comes_once_in_ordinal_order_through_pages_of_any_size()
    {
        await _library.UploadAsync("a", options: new() { Tags = Labels.Tags("cat,a.b,a/b,a b,Zoo") });
        await _library.UploadAsync("b", options: new() { Tags = Labels.Tags("cat,cats,été") });

        foreach (var take in new[] { 1, 2, 3, 100 })
        {
            Assert.Equal(["Zoo", "a b", "a.b", "a/b", "cat", "cats", "été"], await AllAsync("", take));
        }
    }

    [Fact]
    public async Task A_prefix_narrows_and_a_kind_without_tags_has_none()
    {
        await _library.UploadAsync("a", options: new() { Tags = Labels.Tags("cat,cats,dog") });

        Assert.Equal(["cat", "cats"], await AllAsync("cat", 1));
        Assert.Empty(await AllAsync("cow", 10));
        Assert.Empty((await List(ResourceType.Raw, "", 10, null)).Tags);
    }

    [Fact]
    public async Task A_tag_goes_with_the_last_asset_that_has_it()
    {
        var asset = (await _library.UploadAsync("a", options: new() { Tags = Labels.Tags("cat") })).Asset;
        await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, asset.Key, Token);

        Assert.Empty(await AllAsync("", 10));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task<List<string>> AllAsync(string prefix, int take)
    {
        var tags = new List<string>();
        string? cursor = null;
        do
        {
            var page = await List(ResourceType.Image, prefix, take, cursor);
            tags.AddRange(page.Tags);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return tags;
    }

    private Task<TagPage> List(ResourceType resourceType, string prefix, int take, string? cursor)
        => _library.Get<ListTags>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, resourceType, prefix, take, cursor, Token);
}
