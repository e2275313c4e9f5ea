using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Moderation;

public sealed class DecisionTests : IAsyncDisposable
{
    private readonly FakeModerator _machine = new("aws_rek") { Judge = (_, _, _) => FakeModerator.Rejects };
    private readonly TestLibrary _library;

    public DecisionTests() => _library = new(FolderMode.Dynamic, _machine);

    [Fact]
    public async Task Every_decision_is_kept_with_who_when_and_why()
    {
        var uploaded = (await UploadAsync("aws_rek")).Asset;
        _library.Clock.Advance(TimeSpan.FromMinutes(1));
        var person = Caller.User("u1", CredentialKind.Session, Role.Admin, FolderRights.Everything);
        var asset = await DecideAsync(person, ("moderation_status", "approved"), ("moderation_reason", " It is art. "));

        Assert.Equal(["manual=Approved", "aws_rek=Overridden"], asset.Moderation.Select(entry => $"{entry.Kind}={entry.Status}"));
        var (machine, human) = (asset.ModerationHistory[0], asset.ModerationHistory[1]);
        Assert.Equal((ModerationStatus.Rejected, "aws_rek", 2, false), (machine.To, machine.By.Id, machine.Reasons!.Count, machine.Overrides));
        Assert.Equal(
            ("manual", ModerationStatus.Rejected, ModerationStatus.Approved, new ModerationJudge(CallerKind.User, "u1"), "It is art.", true, uploaded.Version),
            (human.Kind, human.From!.Value, human.To, human.By, human.Why, human.Overrides, human.Version));
        Assert.Equal(_library.Clock.GetUtcNow(), human.At);
    }

    [Fact]
    public async Task The_same_decision_again_is_none_and_the_history_has_an_end()
    {
        await UploadAsync("manual");
        await DecideAsync(TestLibrary.Admin, ("moderation_status", "approved"));
        Assert.Single((await DecideAsync(TestLibrary.Admin, ("moderation_status", "approved"))).ModerationHistory);
        for (var time = 0; time < 25; time++)
        {
            await DecideAsync(TestLibrary.Admin, ("moderation_status", "rejected"));
            await DecideAsync(TestLibrary.Admin, ("moderation_status", "approved"));
        }

        var history = (await _library.FindAsync("cat"))!.ModerationHistory;
        Assert.Equal((ModerationDecision.MostKept, ModerationStatus.Approved), (history.Length, history[^1].To));
    }

    [Fact]
    public async Task What_is_not_as_it_was_seen_is_not_decided_on()
    {
        var seen = (await UploadAsync("manual")).Asset;
        await DecideAsync(TestLibrary.Admin, ("moderation_status", "rejected"));
        Assert.Equal(ModerationStatus.Rejected, await SeenAsync(SeenModeration.Of(seen)));
        Assert.Equal(ModerationStatus.Rejected, await SeenAsync(new(ModerationStatus.Rejected, seen.Version - 1)));
        Assert.Equal(ModerationStatus.Approved, await SeenAsync(new(ModerationStatus.Rejected, seen.Version)));

        async Task<ModerationStatus?> SeenAsync(SeenModeration what) => (await _library.Get<DecideModeration>().ExecuteAsync(
            TestLibrary.Admin, ModerationJudge.Of(TestLibrary.Admin), TestLibrary.Cloud, seen.AssetId, new(ModerationStatus.Approved, null) { Seen = what }, TestContext.Current.CancellationToken)).ModerationOutcome();
    }

    [Fact]
    public async Task Another_version_begins_anew_and_its_history_goes_on()
    {
        var first = (await UploadAsync("aws_rek")).Asset;
        var second = (await UploadAsync("")).Asset;

        Assert.Empty(second.Moderation);
        Assert.Equal(first.Version, Assert.Single(second.ModerationHistory).Version);
    }

    [Fact]
    public async Task An_asset_is_queued_again_and_machines_have_their_turn_once_more()
    {
        var asset = (await UploadAsync("aws_rek|manual")).Asset;
        _machine.Judge = (_, _, _) => FakeModerator.Approves;
        var again = await DecideAsync(TestLibrary.Admin, ("moderation_status", "pending"));
        Assert.Equal(["aws_rek=Pending", "manual=Queued"], again.Moderation.Select(entry => $"{entry.Kind}={entry.Status}"));

        await _library.SweepAsync();
        await _library.Get<ModerateAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        Assert.Equal(["aws_rek=Approved", "manual=Pending"], (await _library.FindAsync("cat"))!.Moderation.Select(entry => $"{entry.Kind}={entry.Status}"));
    }

    [Fact]
    public async Task Who_may_add_to_a_folder_may_not_decide_who_may_edit_in_it_may()
    {
        await UploadAsync("manual");
        Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<DamException>(() => DecideAsync(With(FolderPermission.Contribute), ("moderation_status", "approved")))).Kind);
        Assert.Equal(ModerationStatus.Approved, (await DecideAsync(With(FolderPermission.Edit), ("moderation_status", "approved"))).ModerationOutcome());

        static Caller With(FolderPermission right) => Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, new(new Dictionary<string, FolderPermission> { [""] = right }));
    }

    [Fact]
    public void What_is_no_decision_and_no_short_reason_is_refused()
    {
        Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => ModerationWords.Status("aborted")).Kind);
        Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => ModerationWords.Why(new('x', 501))).Kind);
        Assert.Null(ModerationWords.Why("  "));
    }

    private Task<IngestResult> UploadAsync(string chain) => _library.UploadAsync("cat", options: UploadOptions.From(new Dictionary<string, string> { ["moderation"] = chain }));

    private async Task<Asset> DecideAsync(Caller caller, params (string Name, string Value)[] said) => (await _library.Get<UpdateAsset>().ExecuteAsync(
        caller, _library.Environment, () => _library.FindAsync("cat"), AssetUpdate.From(said.ToDictionary(pair => pair.Name, pair => pair.Value)), Token))!;

    public ValueTask DisposeAsync() => _library.DisposeAsync();
}
