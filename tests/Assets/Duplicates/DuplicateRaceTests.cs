using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Tests.Moderation;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Duplicates;

/// <summary>Equal pictures that are judged before any of them is stored.</summary>
public sealed class DuplicateRaceTests : IAsyncDisposable
{
    private readonly FakeModerator _last = new("webpurify");
    private readonly TestLibrary _library;

    public DuplicateRaceTests()
    {
        _library = new(FolderMode.Dynamic, _last);

        // Fakes have no embeddings, so nobody is to wait for one.
        _library.Media.Sees = ProbeParts.Seen & ~ProbeParts.Embedding;
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public async Task Of_equal_uploads_at_the_same_moment_one_stays(int count)
    {
        HoldUntilJudged(count);
        await Task.WhenAll(Enumerable.Range(0, count).Select(number => Task.Run(() => UploadAsync($"copy{number}", "duplicate:1|webpurify"))));

        var copies = await Task.WhenAll(Enumerable.Range(0, count).Select(async number => (await _library.FindAsync($"copy{number}"))!));
        var kept = Assert.Single(copies, asset => asset.ModerationOutcome() == ModerationStatus.Approved);
        Assert.Equal(copies.Select(asset => asset.AssetId).Order(StringComparer.Ordinal).First(), kept.AssetId);
        Assert.All(copies.Where(asset => asset != kept), asset =>
        {
            Assert.Equal((ModerationStatus.Rejected, 1), (asset.Moderation[0].Status, asset.Moderation[0].Reasons![0].Confidence));
            Assert.Contains(asset.Moderation[0].Reasons![0].Name, copies.Select(copy => copy.PublicId));
        });
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task The_one_that_was_judged_first_stays_whichever_is_stored_first(int storedFirst, int storedLast)
    {
        var (judged, go) = (Gates(), Gates());
        var calls = -1;
        _last.Before = () =>
        {
            var call = Interlocked.Increment(ref calls);
            judged[call].SetResult();
            return go[call].Task;
        };
        Task<Asset>[] uploads = new Task<Asset>[2];
        foreach (var number in new[] { 0, 1 })
        {
            uploads[number] = Task.Run(() => UploadAsync($"copy{number}", "duplicate:1|webpurify"));
            Assert.Equal(judged[number].Task, await Task.WhenAny(judged[number].Task, uploads[number]));
            _library.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        go[storedFirst].SetResult();
        Assert.Equal(ModerationStatus.Approved, (await uploads[storedFirst]).ModerationOutcome());
        go[storedLast].SetResult();
        Assert.Equal(storedLast == 0 ? ModerationStatus.Approved : ModerationStatus.Rejected, (await uploads[storedLast]).ModerationOutcome());

        Assert.Equal(ModerationStatus.Approved, (await _library.FindAsync("copy0"))!.ModerationOutcome());
        var rejected = (await _library.FindAsync("copy1"))!;
        Assert.Equal((ModerationStatus.Rejected, "copy0"), (rejected.ModerationOutcome(), rejected.Moderation[0].Reasons![0].Name));
    }

    [Fact]
    public async Task What_a_crash_left_is_looked_at_by_the_job_that_is_owed()
    {
        await UploadAsync("first", "duplicate:1");
        await ApproveAsync("second", TimeSpan.FromSeconds(1));
        var second = await ModerateAsync("second");

        Assert.Equal((ModerationStatus.Rejected, "first"), (second.ModerationOutcome(), second.Moderation[0].Reasons![0].Name));
        var etag = second.RowETag;
        Assert.Equal(etag, (await ModerateAsync("second")).RowETag);
    }

    [Fact]
    public async Task Nobody_goes_over_what_a_person_decided_or_over_what_stood_for_long()
    {
        await UploadAsync("first", "duplicate:1");
        await ApproveAsync("second", TimeSpan.FromSeconds(1));
        await ApproveAsync("third", TimeSpan.FromSeconds(1));
        var approval = new Decision(ModerationStatus.Approved, null);
        await _library.Get<DecideModeration>().ExecuteAsync(TestLibrary.Admin, ModerationJudge.Of(TestLibrary.Admin), TestLibrary.Cloud, (await _library.FindAsync("second"))!.AssetId, approval, Token);
        Assert.Equal(ModerationStatus.Approved, (await ModerateAsync("second")).ModerationOutcome());

        _library.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(ModerationStatus.Approved, (await ModerateAsync("third")).ModerationOutcome());
    }

    [Fact]
    public async Task A_crash_anywhere_in_an_upload_leaves_nothing_behind()
    {
        for (var call = 1; ; call++)
        {
            _library.Faults.DieAt(call, callHappens: call % 2 == 0);
            var died = await Record.ExceptionAsync(() => UploadAsync("cat", "duplicate:1"));
            Assert.True(died is null or StorageDied, $"{died}");
            await _library.RestartAsync();
            await _library.SweepAsync();
            await _library.AssertCleanAsync();
            if (died is null)
            {
                return;
            }
        }
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static TaskCompletionSource[] Gates() => [new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously)];

    /// <summary>Nobody is stored before so many are judged by what comes before the last moderator.</summary>
    private void HoldUntilJudged(int count)
    {
        var (all, judged) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        _last.Before = () =>
        {
            if (Interlocked.Increment(ref judged) == count)
            {
                all.SetResult();
            }

            return all.Task;
        };
    }

    private async Task<Asset> UploadAsync(string name, string chain)
        => (await _library.UploadAsync(name, FakeMedia.Image(note: "phash:00ff00ff00ff00ff"), UploadOptions.From(new Dictionary<string, string> { ["moderation"] = chain }))).Asset;

    /// <summary>An upload that was approved without having seen the others.</summary>
    private async Task ApproveAsync(string name, TimeSpan later)
    {
        await UploadAsync(name, "webpurify");
        _library.Clock.Advance(later);
        await _library.Get<LabelAssets>().ChangeAsync(
            TestLibrary.Admin, TestLibrary.Key(name), asset => asset with { Moderation = [new("duplicate", ModerationStatus.Approved, _library.Clock.GetUtcNow()) { Threshold = 1 }] }, Token);
    }

    private async Task<Asset> ModerateAsync(string name)
    {
        var asset = (await _library.FindAsync(name))!;
        await _library.Get<ModerateAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        return (await _library.FindAsync(name))!;
    }
}
