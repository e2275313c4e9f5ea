using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Moderation;

public sealed class DecideManyTests : IAsyncDisposable
{
    private static readonly Caller Program = Caller.Of(new("key", "secret", Enabled: true), CredentialKind.Basic);

    private readonly TestLibrary _library = new();

    [Fact]
    public async Task All_that_a_search_finds_is_decided_page_by_page_though_the_search_is_for_what_is_pending()
    {
        for (var number = 0; number < 230; number++)
        {
            await UploadAsync($"cat{number}");
        }

        await _library.UploadAsync("dog", options: Options("manual", "other"));
        await _library.SweepAsync();
        var batch = await StartAsync(Program, [], "moderation_status=pending AND tags=many");
        await RunAsync(batch);

        var (ended, counts) = await _library.Get<DecideMany>().FindAsync(Program, TestLibrary.Cloud, batch.Id, Token);
        Assert.Equal((BatchState.Done, 230, 230, 230, 0), (ended.State, ended.Done, ended.Total, counts.Decided, counts.Refused));
        Assert.Equal(ModerationStatus.Pending, (await _library.FindAsync("dog"))!.ModerationOutcome());
        var decision = Assert.Single((await _library.FindAsync("cat77"))!.ModerationHistory);
        Assert.Equal((ModerationStatus.Rejected, "Not ours", new ModerationJudge(CallerKind.Key, "key")), (decision.To, decision.Why, decision.By));
    }

    [Fact]
    public async Task What_is_named_is_decided_and_what_is_gone_is_counted()
    {
        var (cat, dog) = (await UploadAsync("cat"), await UploadAsync("dog"));
        var batch = await StartAsync(Program, [cat.AssetId, new('0', 32), dog.AssetId], null);
        await RunAsync(batch);
        await RunAsync(batch);

        var (ended, counts) = await _library.Get<DecideMany>().FindAsync(Program, TestLibrary.Cloud, batch.Id, Token);
        Assert.Equal((BatchState.Done, 3, 2, 1), (ended.State, ended.Done, counts.Decided, counts.Refused));
        Assert.Single((await _library.FindAsync("cat"))!.ModerationHistory);
    }

    [Fact]
    public async Task Nobody_decides_by_a_batch_what_they_may_not_decide_by_hand()
    {
        var cat = await UploadAsync("cat");
        var viewer = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, new(new Dictionary<string, FolderPermission> { [""] = FolderPermission.Contribute }));
        Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<DamException>(() => StartAsync(viewer, [cat.AssetId], null))).Kind);

        // Who began it and has no account any more decides nothing either.
        var batch = await StartAsync(Caller.User("gone", CredentialKind.Session, Role.Admin, FolderRights.Everything), [cat.AssetId], null);
        await RunAsync(batch);
        Assert.Equal(BatchState.Failed, (await _library.Get<DecideMany>().FindAsync(Program, TestLibrary.Cloud, batch.Id, Token)).Batch.State);
        Assert.Equal(ModerationStatus.Pending, (await _library.FindAsync("cat"))!.ModerationOutcome());
        Assert.Equal(ErrorKind.NotFound, (await Assert.ThrowsAsync<DamException>(() => _library.Get<DecideMany>().FindAsync(viewer, TestLibrary.Cloud, batch.Id, Token))).Kind);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(0, "  ")]
    [InlineData(0, "tags:(")]
    [InlineData(1, "tags:a")]
    [InlineData(5001, null)]
    public async Task What_names_nothing_or_too_much_is_refused(int named, string? expression)
        => Assert.Equal(ErrorKind.InvalidParameter, (await Assert.ThrowsAsync<DamException>(() => StartAsync(Program, [.. Enumerable.Repeat(new string('0', 32), named)], expression))).Kind);

    [Fact]
    public async Task What_waits_is_listed_in_either_order_in_pages_with_counts_as_it_is_now()
    {
        for (var number = 0; number < 5; number++)
        {
            await UploadAsync($"cat{number}");
            _library.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        await _library.SweepAsync();
        await DecideAsync("cat4", ModerationStatus.Approved);
        await _library.SweepAsync();
        var first = await ListAsync(ModerationStatus.Pending, null);
        Assert.Equal((4, 1, 0), (first.Pending, first.Approved, first.Rejected));
        Assert.Equal(["cat3", "cat2"], first.Assets.Select(asset => asset.PublicId));
        Assert.Equal(["cat1", "cat0"], (await ListAsync(ModerationStatus.Pending, first.NextCursor)).Assets.Select(asset => asset.PublicId));
        Assert.Equal(["cat4"], (await ListAsync(ModerationStatus.Approved, null)).Assets.Select(asset => asset.PublicId));

        var oldest = await ListAsync(ModerationStatus.Pending, null, oldestFirst: true);
        Assert.Equal(["cat0", "cat1"], oldest.Assets.Select(asset => asset.PublicId));
        Assert.Equal(["cat2", "cat3"], (await ListAsync(ModerationStatus.Pending, oldest.NextCursor, oldestFirst: true)).Assets.Select(asset => asset.PublicId));
    }

    private static UploadOptions Options(string chain, string tags) => UploadOptions.From(new Dictionary<string, string> { ["moderation"] = chain, ["tags"] = tags });

    private async Task<Asset> UploadAsync(string name) => (await _library.UploadAsync(name, options: Options("manual", "many"))).Asset;

    private Task<ModeratedPage> ListAsync(ModerationStatus status, string? cursor, bool oldestFirst = false)
        => _library.Get<ListModerated>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, status, null, oldestFirst, 2, cursor, Token);

    private async Task DecideAsync(string name, ModerationStatus status) => await _library.Get<DecideModeration>().ExecuteAsync(
        TestLibrary.Admin, ModerationJudge.Of(TestLibrary.Admin), TestLibrary.Cloud, (await _library.FindAsync(name))!.AssetId, new(status, null), Token);

    private Task<Batch> StartAsync(Caller caller, IReadOnlyList<string> ids, string? expression)
        => _library.Get<DecideMany>().StartAsync(caller, TestLibrary.Cloud, ids, expression, new(ModerationStatus.Rejected, "Not ours"), Token);

    private Task RunAsync(Batch batch) => _library.Get<RunJob>().ExecuteAsync(new(RunBatch.JobKind, TestLibrary.Cloud, batch.Id), Token);

    public ValueTask DisposeAsync() => _library.DisposeAsync();
}
