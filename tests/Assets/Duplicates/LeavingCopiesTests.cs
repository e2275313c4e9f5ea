using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Assets.Tests.Duplicates;

public sealed class LeavingCopiesTests : IAsyncDisposable
{
    private const string Sunset = "phash:00ff00ff00ff00ff";
    private const string Forest = "phash:aa55aa55aa55aa55";

    /// <summary>With how many others each of many copies is paired.</summary>
    private const int Hubs = 20;

    private const int Copies = Hubs + 4;

    private readonly TestLibrary _library = new();

    [Theory]
    [InlineData("trash")]
    [InlineData("delete")]
    [InlineData("keep versions")]
    [InlineData("merge")]
    [InlineData("replace")]
    public async Task When_the_copies_go_that_joined_all_others_those_that_are_left_find_each_other(string how)
    {
        _library.Environment = _library.Environment with { KeepsVersions = how == "keep versions" };
        var assets = await AddAsync();
        var left = assets[Hubs..];
        Assert.All(left, one => Assert.All(left, other => Assert.False(ArePaired(one, other))));
        foreach (var hub in assets[..Hubs])
        {
            await LeaveAsync(hub, left[0], how);
        }

        await PayAllAsync();
        var groups = await _library.Get<ListDuplicates>().GroupsAsync(TestLibrary.Admin, TestLibrary.Cloud, new(LikenessClass.Identical, true, 100, null), Token);
        var expected = left.Select(asset => asset.AssetId).ToHashSet();
        Assert.Contains(groups.Groups, group => group.Assets.Select(asset => asset.AssetId).ToHashSet().SetEquals(expected));
        _library.Clock.Advance(TrashAssets.UndoTime);
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task Of_what_went_no_pair_is_left_that_nobody_decided_and_what_is_brought_back_has_its_pairs_again()
    {
        var assets = await AddAsync();
        var undo = await _library.Get<TrashAssets>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, assets[0].AssetId, Token);
        await PayAllAsync();
        Assert.Empty(await _library.Get<DuplicatePairs>().OfAsync(TestLibrary.Cloud, assets[0].AssetId, Token));

        await _library.Get<UndoDelete>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, undo.Token, Token);
        await PayAllAsync();
        Assert.Equal(Hubs, (await _library.Get<DuplicatePairs>().OfAsync(TestLibrary.Cloud, assets[0].AssetId, Token)).Count);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    /// <summary>Copies, all looked at once all are there: each is paired with the smallest ids. In the order of their ids.</summary>
    private async Task<List<Asset>> AddAsync()
    {
        var assets = new List<Asset>();
        for (var number = 0; number < Copies; number++)
        {
            assets.Add((await _library.UploadAsync($"copy{number}", FakeMedia.Image(note: Sunset), new() { Analyse = ProbeParts.PerceptualHash })).Asset);
        }

        await PayAllAsync();
        return [.. assets.OrderBy(asset => asset.AssetId, StringComparer.Ordinal)];
    }

    private async Task LeaveAsync(Asset hub, Asset kept, string how)
    {
        switch (how)
        {
            case "delete":
                await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, hub.Key, Token);
                break;
            case "merge":
                await _library.Get<DecideDuplicates>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, new(kept.AssetId, hub.AssetId, DecisionKind.Merge, kept.AssetId), Token);
                break;
            case "replace":
                await _library.UploadAsync(hub.PublicId, FakeMedia.Image(note: Forest), new() { Analyse = ProbeParts.PerceptualHash });
                break;
            default:
                await _library.Get<TrashAssets>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, hub.AssetId, Token);
                break;
        }
    }

    private bool ArePaired(Asset one, Asset other)
        => one.AssetId != other.AssetId && _library.Get<DuplicatePairs>().FindAsync(TestLibrary.Cloud, one.AssetId, other.AssetId, Token).GetAwaiter().GetResult() is not null;

    /// <summary>Until nothing is owed: a look may owe others.</summary>
    private async Task PayAllAsync()
    {
        for (var sweeps = 0; await _library.Get<DuplicateFeed>().SweepAsync(TestLibrary.Cloud, Token) > 0; sweeps++)
        {
            Assert.InRange(sweeps, 0, 1000);
        }
    }
}
