using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Assets.Tests.Duplicates;

public sealed class DuplicateModerationTests : IAsyncDisposable
{
    /// <summary>So many are compared together.</summary>
    private const int OfALook = 100;

    private readonly TestLibrary _library = new();

    [Fact]
    public async Task What_is_like_an_asset_that_nobody_moderates_is_rejected_with_its_name()
    {
        await AddAsync("known", "phash:00ff00ff00ff00ff");
        var verdict = await JudgeAsync(await AddAsync("copy", "phash:00ff00ff00ff00f8"), null);

        Assert.True(verdict.IsRejected);
        Assert.Equal("known", Assert.Single(verdict.Reasons).Name);
        Assert.InRange(verdict.Reasons[0].Confidence, 0.9, 0.9999);
    }

    [Fact]
    public async Task At_1_only_the_same_bytes_are_rejected()
    {
        await AddAsync("known", "phash:00ff00ff00ff00ff");
        Assert.False((await JudgeAsync(await AddAsync("near", "phash:00ff00ff00ff00f8"), 1)).IsRejected);
        var verdict = await JudgeAsync(await AddAsync("same", "phash:00ff00ff00ff00ff"), 1);
        Assert.Equal([new("known", 1)], verdict.Reasons);
    }

    [Fact]
    public async Task The_first_of_its_kind_is_approved()
        => Assert.Equal(new(false, []), await JudgeAsync(await AddAsync("first", "phash:00ff00ff00ff00ff"), 0.5) with { Reasons = [] });

    [Fact]
    public async Task What_is_itself_waiting_or_rejected_keeps_nobody_out()
    {
        var known = await AddAsync("known", "phash:00ff00ff00ff00ff");
        var copy = await AddAsync("copy", "phash:00ff00ff00ff00ff");
        foreach (var (status, rejects) in new[] { (ModerationStatus.Pending, false), (ModerationStatus.Rejected, false), (ModerationStatus.Approved, true) })
        {
            await _library.Get<LabelAssets>().ChangeAsync(TestLibrary.Admin, known.Key, asset => asset with { Moderation = [new("manual", status, _library.Clock.GetUtcNow())] }, Token);
            Assert.Equal(rejects, (await JudgeAsync(copy, 1)).IsRejected);
        }
    }

    [Fact]
    public async Task However_many_rejected_copies_there_are_the_original_keeps_the_next_one_out()
    {
        var copies = new List<Asset>();
        for (var number = 0; number < OfALook + 2; number++)
        {
            copies.Add(await AddAsync($"copy{number}", "phash:00ff00ff00ff00ff"));
        }

        // The last one of those that are equally near.
        var original = copies.MaxBy(copy => copy.AssetId, StringComparer.Ordinal)!;
        foreach (var copy in copies.Where(copy => copy != original))
        {
            await _library.Get<LabelAssets>().ChangeAsync(TestLibrary.Admin, copy.Key, asset => asset with { Moderation = [new("manual", ModerationStatus.Rejected, _library.Clock.GetUtcNow())] }, Token);
        }

        var next = await AddAsync("next", "phash:00ff00ff00ff00ff");
        Assert.Equal([new(original.PublicId, 1)], (await JudgeAsync(next, 1)).Reasons);

        var impatient = new DuplicateModeration(_library.Get<AnalysisEngines>(), _library.Get<FingerprintIndex>(), _library.Get<DuplicatePairs>(), _library.Catalog) { MostLooks = 1 };
        var verdict = await impatient.JudgeAsync(next, await _library.Catalog.ResultsAsync(next, Token), 1, Token);
        Assert.False(verdict.IsRejected);
        Assert.NotNull(verdict.ForPerson);
    }

    [Fact]
    public async Task What_somebody_said_is_no_duplicate_is_none()
    {
        var (known, copy) = (await AddAsync("known", "phash:00ff00ff00ff00ff"), await AddAsync("copy", "phash:00ff00ff00ff00ff"));
        await _library.Get<DuplicateFeed>().SweepAsync(TestLibrary.Cloud, Token);
        await _library.Get<DecideDuplicates>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, new(known.AssetId, copy.AssetId, DecisionKind.Keep, null), Token);

        Assert.False((await JudgeAsync(copy, 1)).IsRejected);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task<Asset> AddAsync(string publicId, string look)
        => (await _library.UploadAsync(publicId, FakeMedia.Image(note: look), new() { Analyse = ProbeParts.PerceptualHash })).Asset;

    private async Task<ModerationVerdict> JudgeAsync(Asset asset, double? threshold)
    {
        var engine = _library.Get<IEnumerable<IModerationEngine>>().Single(each => each.Kind == "duplicate");
        return await engine.JudgeAsync(asset, await _library.Catalog.ResultsAsync(asset, Token), threshold, Token);
    }
}
