using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Library;

public sealed class ListAssetsTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private delegate Task<AssetPage> Page(int take, string? cursor);

    private ListAssets List => _library.Get<ListAssets>();

    [Fact]
    public async Task The_newest_come_first_and_pages_give_each_once()
    {
        await AddAsync("a", "b", "c", "d", "e");

        Assert.Equal("edcba", await AllAsync(2, (take, cursor) => List.NewestAsync(TestLibrary.Admin, TestLibrary.Cloud, take, cursor, Token)));
        Assert.Equal("edcba", await AllAsync(5, (take, cursor) => List.NewestAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, "upload", take, cursor, Token)));
    }

    [Fact]
    public async Task Assets_of_one_moment_have_an_order_too()
    {
        for (var i = 0; i < 9; i++)
        {
            await _library.UploadAsync($"{i}");
        }

        var all = await AllAsync(2, (take, cursor) => List.NewestAsync(TestLibrary.Admin, TestLibrary.Cloud, take, cursor, Token));
        Assert.Equal("012345678", string.Concat(all.Order()));
        Assert.Equal(all, await AllAsync(4, (take, cursor) => List.NewestAsync(TestLibrary.Admin, TestLibrary.Cloud, take, cursor, Token)));
    }

    [Fact]
    public async Task Delivery_types_are_merged_into_one_order()
    {
        foreach (var (name, type) in new[] { ("a", "upload"), ("b", "private"), ("c", "authenticated"), ("d", "upload"), ("e", "private") })
        {
            await AddOneAsync(name, new() { Type = type });
        }

        Page merged = (take, cursor) => List.NewestAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, null, take, cursor, Token);
        foreach (var take in new[] { 1, 2, 3, 5, 9 })
        {
            Assert.Equal("edcba", await AllAsync(take, merged));
        }
    }

    [Fact]
    public async Task A_prefix_lists_ids_in_ascending_order_and_no_others()
    {
        await AddAsync("ab/2", "ab/10", "ab", "abc", "b", "ab.x", "ab 1");

        Assert.Equal(["ab", "ab 1", "ab.x", "ab/10", "ab/2", "abc"], await IdsAsync("ab"));
        Assert.Equal(["ab/10", "ab/2"], await IdsAsync("ab/"));
        Assert.Empty(await IdsAsync("AB"));
    }

    [Theory]
    [InlineData("\ud83d")]
    [InlineData("\ud83d\ude00")]
    [InlineData("\ud7ff")]
    [InlineData("\uffff")]
    [InlineData("a\0b")]
    [InlineData("'; DROP TABLE rows --")]
    [InlineData("a#?/\\b")]
    public async Task A_strange_prefix_finds_nothing_and_is_no_error(string prefix)
    {
        await AddAsync("a");

        Assert.Empty(await IdsAsync(prefix));
        Assert.Empty(await IdsAsync(string.Concat(Enumerable.Repeat(prefix, 300))));
    }

    [Fact]
    public async Task A_folder_lists_what_lies_directly_in_it()
    {
        await AddOneAsync("a", new() { Naming = new() { AssetFolder = "shop" } });
        await AddOneAsync("b", new() { Naming = new() { AssetFolder = "shop/new" } });
        await AddAsync("c");

        Assert.Equal("a", await AllAsync(5, (take, cursor) => List.InFolderAsync(TestLibrary.Admin, TestLibrary.Cloud, "shop", take, cursor, Token)));
        Assert.Equal("c", await AllAsync(5, (take, cursor) => List.InFolderAsync(TestLibrary.Admin, TestLibrary.Cloud, "", take, cursor, Token)));
    }

    [Fact]
    public async Task A_tag_lists_what_has_exactly_that_tag_of_that_kind()
    {
        await AddOneAsync("a", new() { Tags = Labels.Tags("cat,cats") });
        await AddOneAsync("b", new() { Tags = Labels.Tags("cats") });
        await AddOneAsync("c", new() { Tags = Labels.Tags("Cat") });

        Assert.Equal("a", await TaggedAsync(ResourceType.Image, "cat"));
        Assert.Equal("ba", await TaggedAsync(ResourceType.Image, "cats"));
        Assert.Equal("", await TaggedAsync(ResourceType.Raw, "cat"));
        Assert.Equal("", await TaggedAsync(ResourceType.Image, new string('#', 600)));
    }

    [Fact]
    public async Task What_is_added_and_deleted_between_pages_moves_nothing_else()
    {
        await AddAsync("a", "b", "c", "d", "e", "f");
        var first = await List.NewestAsync(TestLibrary.Admin, TestLibrary.Cloud, 2, null, Token);
        await AddAsync("z");
        await DeleteAsync("e");
        await DeleteAsync("b");
        var second = await List.NewestAsync(TestLibrary.Admin, TestLibrary.Cloud, 9, first.NextCursor, Token);

        Assert.Equal("fe", string.Concat(first.Assets.Select(asset => asset.PublicId)));
        Assert.Equal("dca", string.Concat(second.Assets.Select(asset => asset.PublicId)));
        Assert.Null(second.NextCursor);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("6")]
    [InlineData("ff")]
    [InlineData("61")]
    [InlineData("6e20212f23")]
    public async Task A_cursor_that_is_none_of_this_listing_is_refused(string cursor)
    {
        await AddAsync("a");
        Page[] listings =
        [
            (take, from) => List.NewestAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, null, take, from, Token),
            (take, from) => List.NewestAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, "upload", take, from, Token),
            (take, from) => List.TaggedAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, "t", take, from, Token),
            (take, from) => List.ByPrefixAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, "upload", "b", take, from, Token),
        ];
        foreach (var listing in listings)
        {
            Assert.Equal(ErrorKind.InvalidParameter, (await Assert.ThrowsAsync<DamException>(() => listing(2, cursor))).Kind);
        }
    }

    [Fact]
    public async Task A_cursor_of_one_listing_is_refused_by_another()
    {
        await AddAsync("a", "b", "c");
        var cursor = (await List.NewestAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, "upload", 1, null, Token)).NextCursor;

        await Assert.ThrowsAsync<DamException>(() => List.NewestAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, null, 1, cursor, Token));
        await Assert.ThrowsAsync<DamException>(() => List.NewestAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, "private", 1, cursor, Token));
    }

    [Fact]
    public async Task Listing_needs_the_right_to_view_everything()
        => Assert.Equal(
            ErrorKind.Unauthorized,
            (await Assert.ThrowsAsync<DamException>(() => List.NewestAsync(Caller.Anonymous, TestLibrary.Cloud, 1, null, Token))).Kind);

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static async Task<string> AllAsync(int take, Page page)
    {
        var (all, cursor) = ("", (string?)null);
        do
        {
            var found = await page(take, cursor);
            Assert.True(found.Assets.Count <= take);
            all += string.Concat(found.Assets.Select(asset => asset.PublicId));
            cursor = found.NextCursor;
        }
        while (cursor is not null);

        return all;
    }

    private Task<string> TaggedAsync(ResourceType resourceType, string tag)
        => AllAsync(3, (take, cursor) => List.TaggedAsync(TestLibrary.Admin, TestLibrary.Cloud, resourceType, tag, take, cursor, Token));

    private async Task<IEnumerable<string>> IdsAsync(string prefix)
    {
        var (all, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = await List.ByPrefixAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, "upload", prefix, 2, cursor, Token);
            all.AddRange(page.Assets.Select(asset => asset.PublicId));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return all;
    }

    private async Task AddAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await AddOneAsync(name, new());
        }
    }

    private async Task AddOneAsync(string name, UploadOptions options)
    {
        _library.Clock.Advance(TimeSpan.FromSeconds(1));
        await _library.UploadAsync(name, options: options);
    }

    private async Task DeleteAsync(string name) => await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Key(name), Token);
}
