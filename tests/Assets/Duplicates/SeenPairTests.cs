using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Similarity;
using static ServerlessDam.Assets.Tests.Duplicates.Interruptions;

namespace ServerlessDam.Assets.Tests.Duplicates;

/// <summary>Nobody decides about what they have not seen.</summary>
public sealed class SeenPairTests : IAsyncDisposable
{
    private const string Sunset = "phash:00ff00ff00ff00ff";
    private const string NearlySunset = "phash:00ff00ff00ff00f0";

    private readonly TestLibrary _library = new();

    [Fact]
    public async Task What_somebody_else_decided_meanwhile_is_not_overruled_by_who_has_not_seen_it()
    {
        var (one, two) = (await AddAsync("one", Sunset), await AddAsync("two", NearlySunset));
        var first = await DecideAsync(one, two, DecisionKind.Keep, null);
        var decide = _library.Get<DecideDuplicates>();
        var unseen = new DuplicateChoice(one.AssetId, two.AssetId, DecisionKind.Merge, one.AssetId, new SeenPair(null));

        Assert.Equal(ErrorKind.Changed, await KindAsync(() => decide.ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, unseen, Token)));
        Assert.NotNull(await _library.FindAsync("two"));
        Assert.NotNull((await decide.ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, unseen with { Seen = new(first.Pair.Decision!.At) }, Token)).Undo);
    }

    [Fact]
    public async Task Of_two_who_decide_at_the_same_moment_one_is_told_of_the_other()
    {
        var (one, two) = (await AddAsync("one", Sunset), await AddAsync("two", NearlySunset));
        var unseen = new DuplicateChoice(one.AssetId, two.AssetId, DecisionKind.NotDuplicate, null, new SeenPair(null));
        Task<DecidedDuplicate> Decide() => _library.Get<DecideDuplicates>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, unseen, Token);
        _library.Faults.AfterCall = Meanwhile(async () => await KindAsync(Decide));

        Assert.Equal(ErrorKind.Changed, await KindAsync(Decide));
    }

    [Theory]
    [InlineData("one", DecisionKind.Merge)]
    [InlineData("two", DecisionKind.Merge)]
    [InlineData("two", DecisionKind.NotDuplicate)]
    public async Task What_was_replaced_since_it_was_seen_is_not_decided(string replaced, DecisionKind decision)
    {
        var (one, two) = (await AddAsync("one", Sunset), await AddAsync("two", NearlySunset));
        await AddAsync(replaced, replaced == "one" ? Sunset : NearlySunset);

        Assert.Equal(ErrorKind.Changed, await KindAsync(() => DecideAsync(one, two, decision, SeenOf(one, two))));
        var (oneNow, twoNow) = ((await _library.FindAsync("one"))!, (await _library.FindAsync("two"))!);
        Assert.Equal(decision, (await DecideAsync(oneNow, twoNow, decision, SeenOf(oneNow, twoNow))).Pair.Decision!.Kind);
    }

    [Fact]
    public async Task A_pair_that_is_of_another_class_than_was_seen_is_not_decided()
    {
        var (one, two) = (await AddAsync("one", Sunset), await AddAsync("two", NearlySunset));
        var seen = new SeenPair(null, LikenessClass.Identical);

        Assert.Equal(ErrorKind.Changed, await KindAsync(() => DecideAsync(one, two, DecisionKind.Merge, seen)));
        Assert.NotNull((await DecideAsync(one, two, DecisionKind.Merge, seen with { Class = LikenessClass.Picture })).Undo);
    }

    [Fact]
    public async Task What_is_replaced_in_the_last_moment_is_not_deleted()
    {
        var (one, two) = (await AddAsync("one", Sunset), await AddAsync("two", NearlySunset));
        await LabelAsync("two");
        RightBeforeTheDeletion(() => AddAsync("two", NearlySunset));

        Assert.Equal(ErrorKind.Changed, await KindAsync(() => DecideAsync(one, two, DecisionKind.Merge, SeenOf(one, two))));
        Assert.True((await _library.FindAsync("two"))!.Version > two.Version);
    }

    [Fact]
    public async Task What_somebody_else_decides_in_the_last_moment_is_not_overruled()
    {
        var (one, two) = (await AddAsync("one", Sunset), await AddAsync("two", NearlySunset));
        await LabelAsync("two");
        RightBeforeTheDeletion(() => DecideAsync(one, two, DecisionKind.NotDuplicate, null));

        Assert.Equal(ErrorKind.Changed, await KindAsync(() => DecideAsync(one, two, DecisionKind.Merge, SeenOf(one, two))));
        Assert.NotNull(await _library.FindAsync("two"));
        Assert.Equal(DecisionKind.NotDuplicate, (await _library.Get<DuplicatePairs>().FindAsync(TestLibrary.Cloud, one.AssetId, two.AssetId, Token))!.Decision!.Kind);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static SeenPair SeenOf(Asset one, Asset two) => new(null, LikenessClass.Picture, one.Version, two.Version);

    /// <summary>Once, when the one that stays has the label of the other already.</summary>
    private void RightBeforeTheDeletion(Func<Task> work)
    {
        var isDone = false;
        _library.Faults.AfterCall = Meanwhile(async () =>
        {
            if (!isDone && (await _library.FindAsync("one"))!.Tags.Contains("label"))
            {
                isDone = true;
                await work();
            }
        });
    }

    private async Task LabelAsync(string publicId)
    {
        var asset = (await _library.FindAsync(publicId))!;
        Assert.True(await _library.Catalog.WriteAsync(asset, asset with { Tags = asset.Tags.Add("label") }, null, [], Token));
    }

    private Task<DecidedDuplicate> DecideAsync(Asset one, Asset other, DecisionKind decision, SeenPair? seen)
        => _library.Get<DecideDuplicates>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, new(one.AssetId, other.AssetId, decision, decision == DecisionKind.Merge ? one.AssetId : null, seen), Token);

    private async Task<Asset> AddAsync(string publicId, string look)
    {
        var asset = (await _library.UploadAsync(publicId, FakeMedia.Image(note: look), new() { Analyse = ProbeParts.PerceptualHash })).Asset;
        await _library.Get<DuplicateFeed>().SweepAsync(TestLibrary.Cloud, Token);
        return asset;
    }
}
