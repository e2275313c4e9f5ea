using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Explicit;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Moderation;

public sealed class ModerateAssetTests : IAsyncDisposable
{
    private readonly FakeModerator _first = new("aws_rek", ProbeParts.Faces);
    private readonly FakeModerator _second = new("webpurify");
    private readonly TestLibrary _library;

    public ModerateAssetTests() => _library = new(FolderMode.Dynamic, _first, _second);

    [Fact]
    public async Task Machines_decide_before_the_upload_is_answered_and_know_what_they_need()
    {
        _first.Judge = (_, results, _) => results?.Faces is null ? FakeModerator.Rejects : FakeModerator.Approves;
        var asset = await UploadAsync("aws_rek|webpurify|manual");

        Assert.Equal("aws_rek=approved webpurify=approved manual=pending", Statuses(asset));
        Assert.Equal("aws_rek=approved webpurify=approved manual=pending", Statuses(await FindAsync()));
        Assert.Equal([("aws_rek", ModerationStatus.Pending), ("webpurify", ModerationStatus.Pending)], asset.ModerationHistory.Select(decision => (decision.Kind, decision.From!.Value)));
        await AnalyseAsync();
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task Who_rejects_keeps_its_reasons_and_the_rest_is_not_asked()
    {
        _first.Judge = (_, _, _) => new(IsRejected: true, [.. Enumerable.Range(0, 50).Select(number => new ModerationReason(new('x', 300), number / 50.0))]);
        var asset = await UploadAsync("aws_rek|webpurify|manual");

        Assert.Equal(("aws_rek=rejected webpurify=aborted manual=aborted", 0), (Statuses(asset), _second.Judged));
        Assert.Equal((10, 255), (asset.Moderation[0].Reasons!.Count, asset.Moderation[0].Reasons![0].Name.Length));
        var decision = Assert.Single(asset.ModerationHistory);
        Assert.Equal((ModerationStatus.Rejected, new ModerationJudge(CallerKind.System, "aws_rek"), asset.Version), (decision.To, decision.By, decision.Version));
    }

    [Fact]
    public async Task An_engine_that_fails_has_its_turn_later_and_after_five_tries_a_person_decides()
    {
        _first.Judge = (_, _, _) => throw new DamException(ErrorKind.TryLater, "Not now");
        var asset = await UploadAsync("aws_rek|manual");
        Assert.Equal("aws_rek=pending manual=queued", Statuses(asset));

        await _library.SweepAsync();
        var job = ModerateAsset.Of(asset.Cloud, asset.AssetId, asset.VersionId);
        await Assert.ThrowsAsync<DamException>(() => _library.Get<RunJob>().ExecuteAsync(job, Token));
        await _library.Get<GiveUpJob>().ExecuteAsync(job, Token);
        Assert.Equal("aws_rek=pending manual=pending", Statuses(await FindAsync()));

        _first.Judge = (_, _, _) => FakeModerator.Rejects;
        await _library.Get<RunJob>().ExecuteAsync(job, Token);
        Assert.Equal("aws_rek=rejected manual=aborted", Statuses(await FindAsync()));
    }

    [Fact]
    public async Task A_job_that_comes_again_changes_nothing()
    {
        var asset = await UploadAsync("aws_rek|manual");
        var (etag, judged) = ((await FindAsync()).RowETag, _first.Judged);
        for (var time = 0; time < 3; time++)
        {
            await ModerateAsync(asset);
        }

        await _library.Get<ModerateAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, new('0', 32), Token);
        await _library.Get<ModerateAsset>().ExecuteAsync(asset.Cloud, new('0', 32), asset.VersionId, Token);
        Assert.Equal((etag, judged), ((await FindAsync()).RowETag, _first.Judged));
    }

    [Fact]
    public async Task A_model_that_goes_missing_leaves_its_moderation_pending_with_the_reason_and_a_person_may_decide()
    {
        await _library.UploadAsync("cat");
        await ExplicitAsync("aws_rek|manual");
        Assert.Equal("aws_rek=approved manual=pending", Statuses(await FindAsync()));

        var asset = await UploadAsync("manual", "dog");
        _library.Media.Sees = ProbeParts.Format;
        Assert.Equal(ErrorKind.NotAvailable, (await Assert.ThrowsAsync<DamException>(() => UploadAsync("aws_rek|manual", "cow"))).Kind);
        Assert.Null(await _library.FindAsync("cow"));

        // It was asked for when the model was there.
        await _library.Catalog.WriteAsync(await _library.FindAsync("dog"), (await _library.FindAsync("dog"))!.ModeratedBy(["aws_rek", "manual"], _library.Clock.GetUtcNow()), null, [], Token);
        await _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        await _library.SweepAsync();
        await ModerateAsync(asset);
        var waiting = (await _library.FindAsync("dog"))!;
        Assert.Equal("aws_rek=pending manual=pending", Statuses(waiting));
        Assert.StartsWith("Nothing here can do it", waiting.Moderation[0].Note, StringComparison.Ordinal);

        _library.Media.Sees = ProbeParts.Seen;
        await _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, ProbeParts.Faces, Token);
        await ModerateAsync(asset);
        Assert.Equal("aws_rek=approved manual=pending", Statuses((await _library.FindAsync("dog"))!));
    }

    [Fact]
    public async Task What_is_no_picture_waits_for_a_person_where_an_engine_looks_at_pictures()
    {
        var asset = (await _library.UploadAsync("notes", "words", Options("aws_rek|manual"))).Asset;
        Assert.Equal(("aws_rek=pending manual=pending", "It is no picture"), (Statuses(asset), asset.Moderation[0].Note));
    }

    [Fact]
    public async Task An_analysis_that_ends_later_owes_the_turn_of_the_machine_that_waited_for_it()
    {
        var asset = await UploadAsync("manual");
        var pending = (await FindAsync()).ModeratedBy(["aws_rek"], _library.Clock.GetUtcNow());
        await _library.Catalog.WriteAsync(await FindAsync(), pending, null, [], Token);
        await ModerateAsync(asset);
        Assert.Equal(("aws_rek=pending", 0), (Statuses(await FindAsync()), _first.Judged));

        await AnalyseAsync();
        Assert.Equal(2, (await _library.CheckAsync()).OutboxRows);
        await _library.SweepAsync();
        await ModerateAsync(asset);
        Assert.Equal("aws_rek=approved", Statuses(await FindAsync()));
    }

    [Fact]
    public async Task A_crash_anywhere_in_an_upload_or_a_decision_loses_no_moderation()
    {
        for (var call = 1; call < 40; call++)
        {
            await using var library = new TestLibrary(FolderMode.Dynamic, _first);
            library.Faults.DieAt(call, callHappens: call % 2 == 0);
            var died = await Record.ExceptionAsync(() => library.UploadAsync("cat", options: Options("aws_rek|manual")));
            await library.RestartAsync();
            await library.SweepAsync();
            if (await library.FindAsync("cat") is { } asset)
            {
                await library.Get<ModerateAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
                Assert.Equal("aws_rek=approved manual=pending", Statuses((await library.FindAsync("cat"))!));
                Assert.Single((await library.FindAsync("cat"))!.ModerationHistory);
            }

            if (died is null)
            {
                return;
            }
        }

        Assert.Fail("No upload came to its end");
    }

    private static UploadOptions Options(string chain) => UploadOptions.From(new Dictionary<string, string> { ["moderation"] = chain });

    private static string Statuses(Asset asset) => string.Join(' ', asset.Moderation.Select(entry => $"{entry.Kind}={entry.Status.ToString().ToLowerInvariant()}"));

    private async Task<Asset> UploadAsync(string chain, string name = "cat") => (await _library.UploadAsync(name, options: Options(chain))).Asset;

    private async Task<Asset> FindAsync() => (await _library.FindAsync("cat"))!;

    private Task ModerateAsync(Asset asset) => _library.Get<ModerateAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);

    private async Task AnalyseAsync()
    {
        var asset = await FindAsync();
        await _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
    }

    private async Task ExplicitAsync(string chain) => await _library.Get<ProcessExplicit>().ExecuteAsync(
        TestLibrary.Admin, _library.Environment, TestLibrary.Key("cat"), new Dictionary<string, string> { ["type"] = "upload", ["moderation"] = chain }, Token);

    public ValueTask DisposeAsync() => _library.DisposeAsync();
}
