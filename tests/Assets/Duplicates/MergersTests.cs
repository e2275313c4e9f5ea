using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Similarity;
using ServerlessDam.Assets.Storage;
using static ServerlessDam.Assets.Tests.Duplicates.Interruptions;

namespace ServerlessDam.Assets.Tests.Duplicates;

public sealed class MergersTests : IAsyncDisposable
{
    private const string Sunset = "phash:00ff00ff00ff00ff";
    private const string NearlySunset = "phash:00ff00ff00ff00f0";
    private const string Forest = "phash:aa55aa55aa55aa55";

    private readonly TestLibrary _library = new();

    [Fact]
    public async Task Two_that_are_merged_both_ways_at_the_same_moment_do_not_both_go()
    {
        var (one, two) = (await AddAsync("one", Sunset), await AddAsync("two", NearlySunset));
        var answers = new ConcurrentQueue<Task<ErrorKind?>>();
        _library.Faults.AfterCall = _ =>
        {
            answers.Enqueue(KindAsync(() => MergeAsync(two, one)));
            return Task.CompletedTask;
        };
        await MergeAsync(one, two);
        _library.Faults.AfterCall = _ => Task.CompletedTask;

        Assert.NotEmpty(answers);
        while (answers.TryDequeue(out var answer))
        {
            Assert.Equal(ErrorKind.NotFound, await answer);
        }

        Assert.NotNull(await _library.FindAsync("one"));
        Assert.Null(await _library.FindAsync("two"));
    }

    [Fact]
    public async Task A_merger_waits_for_others_while_deciding_goes_on()
    {
        var (one, two) = (await AddAsync("one", Sunset), await AddAsync("two", NearlySunset));
        Task<DecidedDuplicate> merging;
        await using (await HeldClaim.TakeAsync(_library.Get<IClaims>(), $"merge-{TestLibrary.Cloud}", _library.Clock, Token))
        {
            merging = MergeAsync(one, two);
            await DecideAsync(one, two, DecisionKind.Keep, null);
            Assert.False(merging.IsCompleted);
        }

        Assert.NotNull((await merging).Undo);
    }

    [Fact]
    public async Task A_merger_that_waited_for_long_is_to_be_tried_later()
    {
        var (one, two) = (await AddAsync("one", Sunset), await AddAsync("two", NearlySunset));
        var hasty = new DecideDuplicates(
            _library.Get<DuplicatePairs>(), _library.Get<FingerprintIndex>(), _library.Catalog, _library.Get<MergeAssets>(), _library.Get<IClaims>(), _library.Clock, NullLogger<DecideDuplicates>.Instance)
        {
            Patience = TimeSpan.FromMilliseconds(50),
        };
        await using var others = await HeldClaim.TakeAsync(_library.Get<IClaims>(), $"merge-{TestLibrary.Cloud}", _library.Clock, Token);

        Assert.Equal(ErrorKind.TryLater, await KindAsync(() => hasty.ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, new(one.AssetId, two.AssetId, DecisionKind.Merge, one.AssetId), Token)));
        Assert.NotNull(await _library.FindAsync("two"));
    }

    [Fact]
    public async Task What_is_no_duplicate_any_more_is_not_merged_though_nobody_looked_yet()
    {
        var (one, two) = (await AddAsync("one", Sunset), await AddAsync("two", NearlySunset));
        await UploadAsync("two", Forest);

        Assert.Equal(ErrorKind.Changed, await KindAsync(() => MergeAsync(one, two)));
        Assert.NotNull(await _library.FindAsync("one"));
        Assert.NotNull(await _library.FindAsync("two"));
        await PayAsync();
        Assert.Equal(ErrorKind.NotFound, await KindAsync(() => MergeAsync(one, two)));
    }

    [Fact]
    public async Task A_merger_is_noted_and_can_be_undone_though_somebody_looks_at_the_one_that_went_at_that_moment()
    {
        var (one, two) = (await AddAsync("one", Sunset), await AddAsync("two", NearlySunset));
        _library.Faults.AfterCall = Meanwhile(PayAsync);
        var merged = await MergeAsync(one, two);
        _library.Faults.AfterCall = _ => Task.CompletedTask;

        Assert.Equal(DecisionKind.Merge, merged.Pair.Decision!.Kind);
        var stored = await _library.Get<DuplicatePairs>().FindAsync(TestLibrary.Cloud, one.AssetId, two.AssetId, Token);
        Assert.Equal((DecisionKind.Merge, one.AssetId), (stored!.Decision!.Kind, stored.Decision.KeptId));

        await _library.Get<UndoDelete>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, merged.Undo!.Token, Token);
        await PayAsync();
        Assert.NotNull((await MergeAsync(two, one)).Undo);
    }

    [Fact]
    public async Task Wherever_the_storage_fails_a_merger_that_took_one_away_is_answered_with_what_undoes_it()
    {
        var isNoted = false;
        for (var call = 1; !isNoted; call++)
        {
            await using var library = new MergersTests();
            var (one, two) = (await library.AddAsync("one", Sunset), await library.AddAsync("two", NearlySunset));
            library._library.Faults.DieAt(call, callHappens: false);
            DecidedDuplicate? merged = null;
            try
            {
                merged = await library.MergeAsync(one, two);
            }
            catch (StorageDied)
            {
                // Nobody is told of a merger that there is not.
            }

            library._library.Faults.Restart();
            Assert.Equal(merged is null, await library._library.FindAsync("two") is not null);
            isNoted = merged is not null && await library._library.Get<DuplicatePairs>().FindAsync(TestLibrary.Cloud, one.AssetId, two.AssetId, Token) is { Decision: not null };
            if (merged is not null)
            {
                Assert.Equal(DecisionKind.Merge, merged.Pair.Decision!.Kind);
                await library._library.Get<UndoDelete>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, merged.Undo!.Token, Token);
                Assert.NotNull(await library._library.FindAsync("two"));
            }
        }
    }

    [Fact]
    public async Task What_a_merger_adds_and_what_of_the_other_one_is_lost_is_known_before_it()
    {
        var (one, two) = (await AddAsync("one", Sunset), await AddAsync("two", NearlySunset));
        await SayAsync("one", "shared", ("alt", "Dawn"), ("by", "Ana"));
        await SayAsync("two", "new", ("alt", "Sunset"), ("by", "Ana"), ("place", "Bergen"));
        var effect = await _library.Get<PreviewMerger>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, one.AssetId, two.AssetId, Token);

        Assert.Equal(["new"], effect.AddedTags);
        Assert.Equal([new("alt", "Dawn", "Sunset"), new("place", null, "Bergen")], effect.Values);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Whenever_somebody_decides_while_others_look_both_are_kept(int call)
    {
        var (one, two) = (await AddAsync("one", Sunset), await AddAsync("two", NearlySunset));
        await UploadAsync("one", NearlySunset);
        _library.Faults.Restart();
        Task? deciding = null;
        _library.Faults.AfterCall = number => number == call ? deciding = DecideAsync(one, two, DecisionKind.NotDuplicate, null) : Task.CompletedTask;
        await PayAsync();
        await deciding!;

        // What was decided of two pictures is asked again of the same bytes.
        var pair = await _library.Get<DuplicatePairs>().FindAsync(TestLibrary.Cloud, one.AssetId, two.AssetId, Token);
        Assert.Equal((DecisionKind.NotDuplicate, LikenessClass.Identical), (pair!.Decision!.Kind, pair.Likeness.Class));
        Assert.Equal(pair.Decision.Of == LikenessClass.Picture, pair.IsOpen);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task<DecidedDuplicate> MergeAsync(Asset kept, Asset removed) => DecideAsync(kept, removed, DecisionKind.Merge, kept.AssetId);

    private Task<DecidedDuplicate> DecideAsync(Asset one, Asset other, DecisionKind decision, string? kept)
        => _library.Get<DecideDuplicates>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, new(one.AssetId, other.AssetId, decision, kept), Token);

    private async Task SayAsync(string publicId, string tag, params (string Name, string Value)[] context)
    {
        var asset = (await _library.FindAsync(publicId))!;
        var after = asset with { Tags = asset.Tags.Add(tag), Context = Asset.EmptyContext.AddRange(context.Select(said => KeyValuePair.Create(said.Name, said.Value))) };
        Assert.True(await _library.Get<Catalog>().WriteAsync(asset, after, null, [], Token));
    }

    private Task PayAsync() => _library.Get<DuplicateFeed>().SweepAsync(TestLibrary.Cloud, Token);

    private async Task<Asset> AddAsync(string publicId, string look)
    {
        var asset = await UploadAsync(publicId, look);
        await PayAsync();
        return asset;
    }

    private async Task<Asset> UploadAsync(string publicId, string look)
        => (await _library.UploadAsync(publicId, FakeMedia.Image(note: look), new() { Analyse = ProbeParts.PerceptualHash })).Asset;
}
