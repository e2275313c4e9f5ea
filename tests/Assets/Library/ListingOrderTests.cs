using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Library;

public sealed class ListingOrderTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    private delegate Task<AssetPage> Listing(PageRequest page);

    private ListAssets List => _library.Get<ListAssets>();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public async Task Oldest_first_is_newest_first_turned_round_at_every_size_of_page(int take)
    {
        await AddAsync(30);
        Listing[] listings =
        [
            page => List.OfKindAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, "upload", page, Token),
            page => List.OfKindAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, null, page, Token),
            page => List.TaggedAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, "x", page, Token),
            page => List.InFolderAsync(TestLibrary.Admin, TestLibrary.Cloud, "", page, Token),
        ];
        foreach (var listing in listings)
        {
            var newest = await AllAsync(listing, new(take, null));
            Assert.Equal(30, newest.Count);
            Assert.Equal(newest.AsEnumerable().Reverse(), await AllAsync(listing, new(take, null) { OldestFirst = true }));
        }
    }

    [Fact]
    public async Task In_a_large_library_the_end_of_a_listing_is_found_without_reading_it_through()
    {
        await _library.Get<CatalogSeeder>().ExecuteAsync(TestLibrary.Cloud, 0, 3000, SeededOriginals.None, new Progress<int>(), Token);
        Listing listing = page => List.OfKindAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, "upload", page, Token);
        var calls = 0;
        _library.Faults.AfterCall = _ => Task.FromResult(Interlocked.Increment(ref calls));

        var first = await listing(new(10, null) { OldestFirst = true });
        Assert.Equal(Enumerable.Range(0, 10).Select(i => CatalogSeeder.Generate(TestLibrary.Cloud, i).PublicId), first.Assets.Select(asset => asset.PublicId));
        Assert.InRange(calls, 1, 90);
        _library.Faults.AfterCall = _ => Task.CompletedTask;

        var all = await AllAsync(listing, new(500, null) { OldestFirst = true });
        Assert.Equal(Enumerable.Range(0, 3000).Select(i => CatalogSeeder.Generate(TestLibrary.Cloud, i).PublicId), all);
    }

    [Fact]
    public async Task Many_assets_of_one_moment_are_listed_from_the_end_too()
    {
        for (var i = 0; i < 130; i++)
        {
            await _library.UploadAsync($"{i}");
        }

        Listing listing = page => List.OfKindAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, "upload", page, Token);
        Assert.Equal((await AllAsync(listing, new(9, null))).AsEnumerable().Reverse(), await AllAsync(listing, new(9, null) { OldestFirst = true }));
    }

    [Fact]
    public async Task Only_what_was_created_since_a_moment_is_listed_in_either_order()
    {
        await AddAsync(6);
        var since = (await _library.FindAsync("3"))!.CreatedAt;
        Listing listing = page => List.OfKindAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, "upload", page, Token);

        Assert.Equal(["5", "4", "3"], await AllAsync(listing, new(2, null) { Since = since }));
        Assert.Equal(["3", "4", "5"], await AllAsync(listing, new(2, null) { Since = since, OldestFirst = true }));
        Assert.Empty(await AllAsync(listing, new(2, null) { Since = since + TimeSpan.FromDays(1), OldestFirst = true }));
    }

    [Theory]
    [InlineData("ff")]
    [InlineData("23452342")]
    [InlineData("6e74")]
    public async Task A_cursor_that_nobody_gave_out_is_refused_from_the_end_too(string cursor)
    {
        await AddAsync(2);

        var error = await Assert.ThrowsAsync<DamException>(() => List.OfKindAsync(
            TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, "upload", new(1, cursor) { OldestFirst = true }, Token));
        Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
    }

    [Fact]
    public async Task Contextual_metadata_lists_by_key_and_by_value()
    {
        await _library.UploadAsync("a", null, new() { Context = Labels.Context("k=v|other=1") });
        await _library.UploadAsync("b", null, new() { Context = Labels.Context($"k={new string('é', 800)}") });
        await _library.UploadAsync("c", null, new() { Context = Labels.Context("K=v") });

        Assert.Equal(["a", "b"], (await ContextAsync("k", null)).Order());
        Assert.Equal(["a"], await ContextAsync("k", "v"));
        Assert.Equal(["b"], await ContextAsync("k", new string('é', 800)));
        Assert.Empty(await ContextAsync("k", "V"));
        Assert.Empty(await ContextAsync("v", null));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static async Task<List<string>> AllAsync(Listing listing, PageRequest page)
    {
        var all = new List<string>();
        do
        {
            var found = await listing(page);
            Assert.True(found.Assets.Count <= page.Take);
            all.AddRange(found.Assets.Select(asset => asset.PublicId));
            page = page with { Cursor = found.NextCursor };
        }
        while (page.Cursor is not null);

        return all;
    }

    private Task<List<string>> ContextAsync(string key, string? value)
        => AllAsync(page => List.InContextAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, key, value, page, Token), new(10, null));

    private async Task AddAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _library.Clock.Advance(TimeSpan.FromMinutes(1 + (i % 5)));
            await _library.UploadAsync($"{i}", null, new() { Type = "upload", Tags = Labels.Tags("x") });
        }
    }
}
