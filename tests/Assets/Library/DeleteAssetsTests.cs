using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Operations;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Library;

public sealed class DeleteAssetsTests : IAsyncDisposable
{
    private static readonly DeletionScope All = new(KeepOriginal: false, []);

    private readonly TestLibrary _library = new();

    private DeleteAssets Delete => _library.Get<DeleteAssets>();

    [Fact]
    public async Task Ids_are_answered_in_their_order_with_what_was_there()
    {
        await AddAsync("a", "b");
        var page = await Delete.ByIdsAsync(TestLibrary.Admin, [TestLibrary.Key("b"), TestLibrary.Key("no"), TestLibrary.Key("a")], All, Token);

        Assert.Equal([("b", 1), ("no", 0), ("a", 1)], page.Assets.Select(each => (each.Id, each.Originals)));
        await _library.SweepAsync();
        Assert.Equal(0, (await _library.AssertCleanAsync()).Assets);
    }

    [Fact]
    public async Task Each_type_has_names_of_its_own()
    {
        await AddAsync("a");
        var page = await Delete.ByIdsAsync(TestLibrary.Admin, [TestLibrary.Key("a", type: "private")], All, Token);

        Assert.False(Assert.Single(page.Assets).Found);
        Assert.NotNull(await _library.FindAsync("a"));
    }

    [Fact]
    public async Task By_prefix_and_by_tag_go_those_and_no_others()
    {
        await AddAsync("shop/a", "shop/b", "shopping", "c");
        await _library.UploadAsync("tagged", null, new() { Tags = Labels.Tags("old") });
        Assert.Equal(2, (await Delete.ByPrefixAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, "upload", "shop/", All, null, Token)).Assets.Count);
        Assert.Single((await Delete.ByTagAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, "old", All, null, Token)).Assets);
        Assert.Empty((await Delete.ByTagAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Raw, "old", All, null, Token)).Assets);

        Assert.Equal(2, (await _library.CheckAsync()).Assets);
    }

    [Fact]
    public async Task After_a_thousand_a_cursor_says_where_to_go_on()
    {
        await _library.Get<CatalogSeeder>().ExecuteAsync(TestLibrary.Cloud, 0, 1200, SeededOriginals.None, new Progress<int>(), Token);
        var first = await Delete.OfTypeAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, "upload", All, null, Token);
        Assert.Equal(1000, first.Assets.Count);
        Assert.NotNull(first.NextCursor);
        var rest = await Delete.OfTypeAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, "upload", All, first.NextCursor, Token);

        Assert.Equal((200, null), (rest.Assets.Count, rest.NextCursor));
        Assert.Equal(0, (await _library.CheckAsync()).Assets);
    }

    [Fact]
    public async Task None_and_more_than_a_hundred_ids_are_refused()
    {
        Assert.Equal("Missing required parameter - public_ids", (await Assert.ThrowsAsync<DamException>(() => Delete.ByIdsAsync(TestLibrary.Admin, [], All, Token))).Message);
        var many = Enumerable.Range(0, 101).Select(i => $"{i}").ToList();
        Assert.Equal("Too many asset_ids: 101, at most 100", (await Assert.ThrowsAsync<DamException>(() => Delete.ByAssetIdsAsync(TestLibrary.Admin, TestLibrary.Cloud, many, All, Token))).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public async Task A_rename_that_overwrites_leaves_one_asset_and_erases_the_other(int tags)
    {
        var tagged = new UploadOptions { Tags = Labels.Tags(string.Join(',', Enumerable.Range(0, tags))) };
        var winner = (await _library.UploadAsync("a", FakeMedia.Image("jpg", 1, 1), tagged)).Asset;
        await _library.UploadAsync("b", FakeMedia.Image("jpg", 2, 2), tagged);
        await RenameAsync("a", "b");
        await _library.SweepAsync();

        Assert.Equal((winner.AssetId, 1), ((await _library.FindAsync("b"))!.AssetId, (await _library.AssertCleanAsync()).Assets));
        Assert.Null(await _library.FindAsync("a"));
    }

    [Fact]
    public async Task A_crash_anywhere_in_a_rename_that_overwrites_leaves_both_or_the_one()
    {
        for (var at = 1; at < 8; at++)
        {
            await AddAsync($"a{at}", $"b{at}");
            await _library.SweepAsync();
            _library.Faults.DieAt(at, callHappens: at % 2 == 0);
            await Record.ExceptionAsync(() => RenameAsync($"a{at}", $"b{at}"));
            await _library.RestartAsync();
            await _library.SweepAsync();

            Assert.NotNull(await _library.FindAsync($"b{at}"));
            await _library.AssertCleanAsync();
        }
    }

    [Fact]
    public async Task Publishing_moves_restricted_assets_and_refuses_taken_names()
    {
        await _library.UploadAsync("a", null, new() { Type = "private" });
        await _library.UploadAsync("b", null, new() { Type = "authenticated" });
        await _library.UploadAsync("c", null, new() { Type = "private" });
        await AddAsync("c");
        var publish = _library.Get<PublishAssets>();

        Assert.Empty((await publish.ByIdsAsync(TestLibrary.Admin, _library.Environment, ResourceType.Image, "private", ["b"], false, Token)).Assets);
        var outcome = await publish.ByIdsAsync(TestLibrary.Admin, _library.Environment, ResourceType.Image, null, ["a", "b", "c", "no"], false, Token);
        Assert.Equal(["a", "b"], outcome.Assets.Select(asset => asset.PublicId));
        Assert.Equal(("c", "to_public_id (c) already exists"), Assert.Single(outcome.Failed));
        Assert.Single((await publish.ByPrefixAsync(TestLibrary.Admin, _library.Environment, ResourceType.Image, null, "c", true, Token)).Assets);
        await _library.SweepAsync();
        Assert.Equal(3, (await _library.AssertCleanAsync()).Assets);
    }

    [Fact]
    public async Task Relations_have_no_direction_and_end_with_the_asset()
    {
        await AddAsync("a", "b");
        var (a, b) = ((await _library.FindAsync("a"))!, (await _library.FindAsync("b"))!);
        Assert.Equal(
            [Relation.Done, Relation.Missing, Relation.Itself, Relation.Unreadable],
            await RelateAsync(a, false, "image/upload/b", "image/upload/no", "image/upload/a", "nonsense"));
        Assert.Equal([Relation.Already], await RelateAsync(b, false, "image/upload/a"));
        Assert.Equal([a.AssetId], await RelatedAsync(b));
        Assert.Equal([Relation.Done], await RelateAsync(b, true, "image/upload/a"));
        Assert.Equal([Relation.None], await RelateAsync(a, true, "image/upload/b"));
        Assert.Empty(await RelatedAsync(a));

        await RelateAsync(a, false, "image/upload/b");
        await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, b.Key, Token);
        await _library.SweepAsync();
        Assert.Empty(await RelatedAsync(a));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task<IEnumerable<Relation>> RelateAsync(Asset asset, bool end, params string[] others)
        => (await _library.Get<RelateAssets>().ExecuteAsync(TestLibrary.Admin, asset, others, byAssetId: false, end, Token)).Select(each => each.Relation);

    private async Task<IEnumerable<string>> RelatedAsync(Asset asset)
        => (await _library.Get<RelatedAssets>().ListAsync(TestLibrary.Cloud, asset.AssetId, 10, null, Token)).AssetIds;

    private Task RenameAsync(string from, string to)
        => _library.Get<RenameAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, TestLibrary.Key(from), to, null, overwrite: true, Token);

    private async Task AddAsync(params string[] ids)
    {
        foreach (var id in ids)
        {
            await _library.UploadAsync(id);
        }
    }
}
