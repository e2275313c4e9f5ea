using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Assets.Versions;

namespace ServerlessDam.Assets.Tests.Versions;

public sealed class KeptVersionsTests : IAsyncDisposable
{
    private static readonly UploadOptions Backup = new() { Backup = true };

    private readonly TestLibrary _library = new();

    [Fact]
    public async Task A_kept_version_outlives_its_replacement_and_others_do_not()
    {
        var first = (await _library.UploadAsync("a", FakeMedia.Image("jpg", 1, 1), Backup)).Asset;
        var second = (await _library.UploadAsync("a", FakeMedia.Image("jpg", 2, 2), new() { Backup = false })).Asset;
        await _library.UploadAsync("a", FakeMedia.Image("jpg", 3, 3));
        await _library.SweepAsync();

        Assert.NotNull(await _library.ReadAsync(first.Original));
        Assert.Null(await _library.ReadAsync(second.Original));
        Assert.Equal(1, (await _library.AssertCleanAsync()).KeptVersions);
        Assert.Equal([first.VersionId], await VersionsAsync(first.AssetId));
    }

    [Fact]
    public async Task A_deleted_asset_with_a_kept_version_leaves_a_placeholder_that_no_listing_shows()
    {
        var asset = (await _library.UploadAsync("a", null, Backup)).Asset;
        await DeleteAsync("a");
        await _library.SweepAsync();

        Assert.Null(await _library.FindAsync("a"));
        Assert.Equal(asset.AssetId, (await GoneAsync("a"))?.AssetId);
        Assert.Empty((await _library.Get<ListAssets>().NewestAsync(TestLibrary.Admin, TestLibrary.Cloud, 10, null, Token)).Assets);
        Assert.NotNull(await _library.ReadAsync(asset.Original));
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task What_was_deleted_is_restored_with_its_labels_and_a_new_version()
    {
        var asset = (await _library.UploadAsync("a", FakeMedia.Image("jpg", 7, 5), Backup with { Tags = Labels.Tags("x") })).Asset;
        await DeleteAsync("a");
        var restored = (await RestoreAsync("a")).Restored!;
        await _library.SweepAsync();

        Assert.Equal((asset.AssetId, 7, 5, asset.ETag), (restored.AssetId, restored.Width, restored.Height, restored.ETag));
        Assert.NotEqual(asset.VersionId, restored.VersionId);
        Assert.True(restored.Version > asset.Version);
        Assert.Equal("x", Assert.Single(restored.Tags));
        Assert.Equal(restored.VersionId, (await _library.FindAsync("a"))!.VersionId);
        Assert.Null(await GoneAsync("a"));
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task Uploads_between_deletions_share_one_asset_whose_versions_can_each_be_restored()
    {
        var first = (await _library.UploadAsync("a", FakeMedia.Image("jpg", 1, 1), Backup)).Asset;
        await DeleteAsync("a");
        var second = (await _library.UploadAsync("a", FakeMedia.Image("jpg", 2, 2), Backup)).Asset;
        await DeleteAsync("a");
        await _library.SweepAsync();

        Assert.Equal(first.AssetId, second.AssetId);
        Assert.Equal([first.VersionId, second.VersionId], await VersionsAsync(first.AssetId));
        Assert.Equal(1, (await RestoreAsync("a", first.VersionId)).Restored?.Width);
        Assert.Equal(2, (await RestoreAsync("a", second.VersionId)).Restored?.Width);
        await DeleteAsync("a");
        Assert.Equal(2, (await RestoreAsync("a")).Restored?.Width);
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task An_upload_that_may_come_twice_goes_on_with_a_deleted_asset_once()
    {
        var first = (await _library.UploadAsync("a", FakeMedia.Image("jpg", 1, 1), Backup)).Asset;
        await DeleteAsync("a");
        var second = (await _library.UploadAsync("a", FakeMedia.Image("jpg", 2, 2), Backup, seed: "chunks")).Asset;
        var again = (await _library.UploadAsync("a", FakeMedia.Image("jpg", 2, 2), Backup, seed: "chunks")).Asset;

        Assert.Equal((first.AssetId, first.AssetId, second.VersionId), (second.AssetId, again.AssetId, again.VersionId));
        await DeleteAsync("a");
        await _library.UploadAsync("a", FakeMedia.Image("jpg", 2, 2), Backup, seed: "chunks");
        Assert.Null(await _library.FindAsync("a"));
        Assert.Equal([first.VersionId, second.VersionId], await VersionsAsync(first.AssetId));
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task A_deletion_that_asks_for_a_backup_keeps_the_current_version()
    {
        await _library.UploadAsync("a", FakeMedia.Image("jpg", 4, 4));
        await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Key("a"), keep: true, Token);
        await _library.SweepAsync();

        Assert.Equal(4, (await RestoreAsync("a")).Restored?.Width);
    }

    [Fact]
    public async Task Without_a_backup_there_is_nothing_to_restore()
    {
        await _library.UploadAsync("a");
        await DeleteAsync("a");

        Assert.Equal(RestoreOutcome.NoBackup, (await RestoreAsync("a")).Problem);
        Assert.Equal(RestoreOutcome.NoBackup, (await RestoreAsync("never")).Problem);
        Assert.Null(await GoneAsync("a"));
    }

    [Fact]
    public async Task By_its_asset_id_a_deleted_asset_comes_back_only_while_its_name_is_free()
    {
        var asset = (await _library.UploadAsync("a", null, Backup)).Asset;
        await DeleteAsync("a");
        await _library.UploadAsync("b");
        await _library.Get<RenameAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, TestLibrary.Key("b"), "a", null, overwrite: false, Token);

        Assert.Equal(RestoreOutcome.Failed, (await RestoreByIdAsync(asset.AssetId)).Problem);
        await DeleteAsync("a");
        Assert.Equal(asset.AssetId, (await RestoreByIdAsync(asset.AssetId)).Restored?.AssetId);
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task Versions_that_are_given_up_are_erased_and_the_placeholder_goes_with_the_last()
    {
        var first = (await _library.UploadAsync("a", FakeMedia.Image("jpg", 1, 1), Backup)).Asset;
        var second = (await _library.UploadAsync("a", FakeMedia.Image("jpg", 2, 2), Backup)).Asset;
        await DeleteAsync("a");

        var (given, missing) = await GiveUpAsync(first.AssetId, first.VersionId, "unknown");
        Assert.Equal(first.VersionId, Assert.Single(given));
        Assert.Equal("unknown", Assert.Single(missing));
        await _library.SweepAsync();
        Assert.Null(await _library.ReadAsync(first.Original));
        Assert.NotNull(await GoneAsync("a"));

        await GiveUpAsync(first.AssetId, second.VersionId);
        await _library.SweepAsync();
        Assert.Null(await GoneAsync("a"));
        Assert.Null(await _library.ReadAsync(second.Original));
        Assert.Equal(0, (await _library.AssertCleanAsync()).Originals);
        Assert.Equal(ErrorKind.NotFound, (await Assert.ThrowsAsync<DamException>(() => GiveUpAsync(first.AssetId, "x"))).Kind);
    }

    [Fact]
    public async Task Giving_up_the_current_version_keeps_the_asset_and_its_bytes()
    {
        var asset = (await _library.UploadAsync("a", null, Backup)).Asset;
        await GiveUpAsync(asset.AssetId, asset.VersionId);
        await _library.SweepAsync();

        Assert.False((await _library.FindAsync("a"))!.HasKeptVersions);
        Assert.NotNull(await _library.ReadAsync(asset.Original));
        await DeleteAsync("a");
        await _library.SweepAsync();
        Assert.Null(await GoneAsync("a"));
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task The_trash_of_the_media_library_leaves_kept_versions_too()
    {
        var asset = (await _library.UploadAsync("a", FakeMedia.Image("jpg", 3, 3), Backup)).Asset;
        var undo = await _library.Get<TrashAssets>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, asset.AssetId, Token);
        Assert.NotNull(await GoneAsync("a"));
        await _library.Get<UndoDelete>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, undo.Token, Token);
        Assert.Null(await GoneAsync("a"));
        Assert.Equal(asset.VersionId, (await _library.FindAsync("a"))!.VersionId);

        await _library.Get<TrashAssets>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, asset.AssetId, Token);
        _library.Clock.Advance(TrashAssets.UndoTime);
        await _library.SweepAsync();
        Assert.NotNull(await _library.ReadAsync(asset.Original));
        Assert.Equal(3, (await RestoreAsync("a")).Restored?.Width);
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Giving_up_the_last_version_of_what_lies_in_the_trash_leaves_the_trash_what_it_promises(bool undone)
    {
        var old = (await _library.UploadAsync("a", FakeMedia.Image("jpg", 1, 1), Backup)).Asset;
        var asset = (await _library.UploadAsync("a", FakeMedia.Image("jpg", 2, 2), Backup)).Asset;
        var undo = await _library.Get<TrashAssets>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, asset.AssetId, Token);
        await GiveUpAsync(asset.AssetId, asset.VersionId);
        await GiveUpAsync(asset.AssetId, old.VersionId);
        await _library.SweepAsync();
        await _library.SweepAsync();
        Assert.NotNull(await _library.ReadAsync(asset.Original));
        Assert.Null(await _library.ReadAsync(old.Original));

        if (undone)
        {
            await _library.Get<UndoDelete>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, undo.Token, Token);
            Assert.False((await _library.FindAsync("a"))!.HasKeptVersions);
        }

        _library.Clock.Advance(TrashAssets.UndoTime);
        await _library.SweepAsync();
        await _library.SweepAsync();
        Assert.Equal(undone, await _library.ReadAsync(asset.Original) is not null);
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task What_was_there_before_versions_were_kept_is_kept_when_it_is_replaced_or_trashed()
    {
        var replaced = (await _library.UploadAsync("a", FakeMedia.Image("jpg", 1, 1))).Asset;
        var trashed = (await _library.UploadAsync("b", FakeMedia.Image("jpg", 2, 2))).Asset;
        var overwritten = (await _library.UploadAsync("c", FakeMedia.Image("jpg", 3, 3))).Asset;
        _library.Environment = _library.Environment with { KeepsVersions = true };
        var current = (await _library.UploadAsync("a", FakeMedia.Image("jpg", 4, 4))).Asset;
        await _library.Get<TrashAssets>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, trashed.AssetId, Token);
        await _library.Get<RenameAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, TestLibrary.Key("a"), "c", null, overwrite: true, Token);
        _library.Clock.Advance(TrashAssets.UndoTime);
        await _library.SweepAsync();
        await _library.SweepAsync();

        Assert.Equal([replaced.VersionId, current.VersionId], await VersionsAsync(current.AssetId));
        Assert.Equal([trashed.VersionId], await VersionsAsync(trashed.AssetId));
        Assert.Equal([overwritten.VersionId], await VersionsAsync(overwritten.AssetId));
        Assert.Equal(3, (await _library.AssertCleanAsync()).KeptVersions);
    }

    [Fact]
    public async Task A_crash_anywhere_in_a_restore_leaves_it_done_or_not_begun()
    {
        for (var at = 1; at < 16; at++)
        {
            var id = $"a{at}";
            await _library.UploadAsync(id, null, Backup);
            await DeleteAsync(id);
            await _library.SweepAsync();
            _library.Faults.DieAt(at, callHappens: at % 2 == 0);
            await Record.ExceptionAsync(() => RestoreAsync(id));
            await _library.RestartAsync();
            await _library.SweepAsync();

            var live = await _library.FindAsync(id);
            Assert.True(live is null != (await GoneAsync(id) is null), $"died at {at}");
            Assert.NotNull(live ?? (await RestoreAsync(id)).Restored);
        }

        await _library.SweepAsync();
        Assert.Empty((await _library.CheckAsync()).DanglingBlobs);
        Assert.Empty((await _library.CheckAsync()).MissingBlobs);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task<Asset?> DeleteAsync(string id) => _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Key(id), Token);

    private Task<Asset?> GoneAsync(string id) => _library.Get<GoneAssets>().FindAsync(TestLibrary.Key(id), Token);

    private Task<RestoreOutcome> RestoreAsync(string id, string? version = null)
        => _library.Get<RestoreVersion>().ExecuteAsync(TestLibrary.Admin, _library.Environment, TestLibrary.Key(id), version, Token);

    private Task<RestoreOutcome> RestoreByIdAsync(string assetId)
        => _library.Get<RestoreVersion>().ExecuteAsync(TestLibrary.Admin, _library.Environment, assetId, null, Token);

    private Task<(IReadOnlyList<string> Deleted, IReadOnlyList<string> Missing)> GiveUpAsync(string assetId, params string[] versions)
        => _library.Get<DeleteVersions>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, assetId, versions, Token);

    private async Task<IEnumerable<string>> VersionsAsync(string assetId)
        => (await _library.Get<KeptVersions>().ListAsync(TestLibrary.Cloud, assetId, Token)).Select(version => version.Asset.VersionId);
}
