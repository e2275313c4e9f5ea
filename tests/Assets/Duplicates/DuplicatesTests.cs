using System.Collections.Immutable;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Assets.Tests.Duplicates;

public sealed class DuplicatesTests : IAsyncDisposable
{
    private const string Sunset = "phash:00ff00ff00ff00ff";
    private const string NearlySunset = "phash:00ff00ff00ff00f0";
    private const string Forest = "phash:aa55aa55aa55aa55";

    private readonly TestLibrary _library = new();

    [Fact]
    public async Task The_same_bytes_and_the_same_picture_are_found_after_the_analysis()
    {
        var (one, same, near, other) = (await AddAsync("one", Sunset), await AddAsync("same", Sunset), await AddAsync("near", NearlySunset), await AddAsync("other", Forest));

        Assert.Equal([Sorted(one, same)], await GroupsAsync(LikenessClass.Identical));
        Assert.Equal([Sorted(one, same, near)], await GroupsAsync(LikenessClass.Picture));
        Assert.Empty(await GroupsAsync(LikenessClass.Variant));
        Assert.Empty(await OfAsync(other));
        Assert.Equal([same.AssetId, near.AssetId], (await OfAsync(one)).Select(each => each.Asset.AssetId));
    }

    [Fact]
    public async Task Pictures_of_the_same_direction_are_variants()
    {
        await AddAsync("one", Sunset, "embedding:7f00");
        await AddAsync("other", Forest, "embedding:7f50");

        Assert.Single(await GroupsAsync(LikenessClass.Variant));
    }

    [Fact]
    public async Task Whatever_a_crash_leaves_the_sweep_finds_them_and_looking_again_changes_nothing()
    {
        await AddAsync("one", Sunset);
        await AddAsync("two", NearlySunset);
        var pairs = await PairsAsync();
        await _library.RestartAsync();
        await _library.SweepAsync();

        Assert.Equal(pairs, await PairsAsync());
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task A_decision_is_kept_with_who_and_when_through_another_analysis()
    {
        var (one, two) = (await AddAsync("one", Sunset), await AddAsync("two", NearlySunset));
        var caller = Caller.User("ann", CredentialKind.Session, Role.MediaLibraryAdmin, FolderRights.Everything);
        await DecideAsync(caller, one, two, DecisionKind.NotDuplicate);
        Assert.Empty(await GroupsAsync(LikenessClass.Picture));
        Assert.Single(await GroupsAsync(LikenessClass.Picture, isOpen: false));

        await AddAsync("one", NearlySunset, "again");
        var pair = Assert.Single(await OfAsync(two)).Pair;
        Assert.Equal((DecisionKind.NotDuplicate, "ann", false), (pair.Decision!.Kind, pair.Decision.By, pair.IsOpen));

        await DecideAsync(caller, one, two, null);
        Assert.Single(await GroupsAsync(LikenessClass.Picture));
    }

    [Fact]
    public async Task What_was_decided_of_two_pictures_is_asked_again_once_they_have_the_same_bytes()
    {
        var (one, two) = (await AddAsync("one", Sunset), await AddAsync("two", NearlySunset));
        await DecideAsync(TestLibrary.Admin, one, two, DecisionKind.NotDuplicate);
        await AddAsync("one", NearlySunset);

        Assert.Single(await GroupsAsync(LikenessClass.Identical));
    }

    [Fact]
    public async Task A_pair_that_is_none_any_more_goes_unless_somebody_decided_it()
    {
        var (one, two, three) = (await AddAsync("one", Sunset), await AddAsync("two", NearlySunset), await AddAsync("three", NearlySunset, "x"));
        await DecideAsync(TestLibrary.Admin, one, three, DecisionKind.Keep);
        await AddAsync("one", Forest);

        Assert.Equal([three.AssetId], (await OfAsync(one)).Select(each => each.Asset.AssetId));
        Assert.Equal([Sorted(two, three)], await GroupsAsync(LikenessClass.Picture));
    }

    [Fact]
    public async Task A_merger_joins_what_is_said_of_both_and_deletes_the_other_until_it_is_undone()
    {
        var (kept, gone) = (await AddAsync("kept", Sunset), await AddAsync("gone", NearlySunset));
        await ChangeAsync(kept, asset => asset with { Tags = asset.Tags.Add("a"), Context = asset.Context.Add("alt", "mine") });
        await ChangeAsync(gone, asset => asset with { Tags = asset.Tags.Add("b"), Context = asset.Context.Add("alt", "other").Add("credit", "Ann") });
        var merged = await _library.Get<DecideDuplicates>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, new(gone.AssetId, kept.AssetId, DecisionKind.Merge, kept.AssetId), Token);

        Assert.Equal(["a", "b"], merged.Kept!.Tags);
        Assert.Equal([new("alt", "mine"), new("credit", "Ann")], merged.Kept.Context);
        Assert.Null(await _library.FindAsync("gone"));
        Assert.Empty(await GroupsAsync(LikenessClass.Picture));

        await _library.Get<UndoDelete>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, merged.Undo!.Token, Token);
        Assert.Single(await GroupsAsync(LikenessClass.Picture));
    }

    [Fact]
    public async Task Who_may_not_see_one_of_a_pair_does_not_learn_of_it()
    {
        var (one, two) = (await AddAsync("open/one", Sunset), await AddAsync("secret/two", Sunset));
        var caller = Caller.User("bob", CredentialKind.Session, Role.MediaLibraryUser, new(new Dictionary<string, FolderPermission> { ["open"] = FolderPermission.Manage }));

        Assert.Empty((await _library.Get<ListDuplicates>().GroupsAsync(caller, TestLibrary.Cloud, new(LikenessClass.Identical, true, 10, null), Token)).Groups);
        Assert.Empty(await _library.Get<ListDuplicates>().OfAsync(caller, TestLibrary.Cloud, one.AssetId, Token));
        Assert.Equal(ErrorKind.NotFound, (await Assert.ThrowsAsync<DamException>(() => DecideAsync(caller, one, two, DecisionKind.Keep))).Kind);
    }

    [Fact]
    public async Task Deciding_takes_the_right_to_edit_both()
    {
        var (one, two) = (await AddAsync("a/one", Sunset), await AddAsync("b/two", Sunset));
        var caller = Caller.User("bob", CredentialKind.Session, Role.MediaLibraryUser, new(new Dictionary<string, FolderPermission> { ["a"] = FolderPermission.Manage, ["b"] = FolderPermission.View }));

        Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<DamException>(() => DecideAsync(caller, one, two, DecisionKind.Keep))).Kind);
    }

    [Fact]
    public async Task Of_an_asset_that_is_erased_only_decisions_are_left()
    {
        var (gone, decided) = (await AddAsync("gone", Sunset), await AddAsync("decided", NearlySunset));
        await AddAsync("other", NearlySunset, "x");
        await DecideAsync(TestLibrary.Admin, gone, decided, DecisionKind.NotDuplicate);
        await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, gone.Key, Token);
        await _library.SweepAsync();

        var left = await _library.Get<DuplicatePairs>().OfAsync(TestLibrary.Cloud, gone.AssetId, Token);
        Assert.Equal(decided.AssetId, Assert.Single(left).Other(gone.AssetId));
    }

    [Fact]
    public async Task Groups_come_in_pages()
    {
        foreach (var look in new[] { Sunset, Forest, "phash:0f0f0f0f0f0f0f0f" })
        {
            await AddAsync($"{look[6..]}-1", look);
            await AddAsync($"{look[6..]}-2", look);
        }

        var (ids, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = await _library.Get<ListDuplicates>().GroupsAsync(TestLibrary.Admin, TestLibrary.Cloud, new(LikenessClass.Identical, true, 2, cursor), Token);
            Assert.Equal(3, page.Total);
            ids.AddRange(page.Groups.Select(group => group.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(3, ids.Count);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task<Asset> AddAsync(string publicId, params string[] look)
    {
        var folder = publicId.Contains('/') ? publicId.Split('/')[0] : null;
        var uploaded = await _library.UploadAsync(publicId, FakeMedia.Image(note: string.Join(' ', look)), new() { Analyse = ProbeParts.PerceptualHash | ProbeParts.Embedding, Naming = new() { AssetFolder = folder } });
        await _library.Get<DuplicateFeed>().SweepAsync(TestLibrary.Cloud, Token);
        await _library.SweepAsync();
        return uploaded.Asset;
    }

    private Task<DecidedDuplicate> DecideAsync(Caller caller, Asset one, Asset other, DecisionKind? decision)
        => _library.Get<DecideDuplicates>().ExecuteAsync(caller, TestLibrary.Cloud, new(one.AssetId, other.AssetId, decision, null), Token);

    private Task<Asset?> ChangeAsync(Asset asset, Func<Asset, Asset> change) => _library.Get<LabelAssets>().ChangeAsync(TestLibrary.Admin, asset.Key, change, Token);

    private async Task<IEnumerable<IEnumerable<string>>> GroupsAsync(LikenessClass likeness, bool isOpen = true)
        => (await _library.Get<ListDuplicates>().GroupsAsync(TestLibrary.Admin, TestLibrary.Cloud, new(likeness, isOpen, 100, null), Token)).Groups.Select(group => group.Assets.Select(asset => asset.AssetId).Order(StringComparer.Ordinal));

    private Task<IReadOnlyList<DuplicateOfAsset>> OfAsync(Asset asset) => _library.Get<ListDuplicates>().OfAsync(TestLibrary.Admin, TestLibrary.Cloud, asset.AssetId, Token);

    private async Task<ImmutableArray<string>> PairsAsync()
    {
        var lists = Enum.GetValues<LikenessClass>().SelectMany(likeness => new[] { (likeness, true), (likeness, false) });
        var pairs = await Task.WhenAll(lists.Select(list => _library.Get<DuplicatePairs>().ListAsync(TestLibrary.Cloud, list.likeness, list.Item2, null, 100, Token)));
        return [.. pairs.SelectMany(some => some).OrderBy(pair => pair.First + pair.Second, StringComparer.Ordinal).Select(pair => $"{pair}")];
    }

    private static IEnumerable<string> Sorted(params Asset[] assets) => assets.Select(asset => asset.AssetId).Order(StringComparer.Ordinal);
}
