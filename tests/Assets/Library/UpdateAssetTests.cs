using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Library;

public sealed class UpdateAssetTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task What_is_not_named_stays_and_what_is_blank_is_cleared()
    {
        await _library.UploadAsync("cat", options: Options(("tags", "a"), ("context", "k=v"), ("face_coordinates", "1,2,3,4"), ("quality_override", "80")));
        var asset = await UpdateAsync("cat", ("tags", "b"), ("quality_override", ""));

        Assert.Equal("b", Assert.Single(asset.Tags));
        Assert.Equal("v", asset.Context["k"]);
        Assert.Single(asset.Faces);
        Assert.Null(asset.QualityOverride);
        Assert.Empty((await UpdateAsync("cat", ("tags", " "), ("face_coordinates", ""))).Tags);
    }

    [Fact]
    public async Task The_moderation_that_waits_for_a_person_is_decided()
    {
        await _library.UploadAsync("cat", options: Options(("moderation", "manual")));
        _library.Clock.Advance(TimeSpan.FromMinutes(1));

        var entry = Assert.Single((await UpdateAsync("cat", ("moderation_status", "approved"))).Moderation);
        Assert.Equal(new ModerationEntry("manual", ModerationStatus.Approved, _library.Clock.GetUtcNow()), entry);
    }

    [Fact]
    public async Task Listing_rows_follow_context_and_moderation()
    {
        await _library.UploadAsync("cat", options: Options(("context", "k=v|l=w"), ("moderation", "manual")));
        await UpdateAsync("cat", ("context", "k=x"), ("moderation_status", "rejected"));

        Assert.Equal(1, await CountAsync(CatalogKeys.WithContext(Identity.ResourceType.Image, "k")));
        Assert.Equal(1, await CountAsync(CatalogKeys.WithContext(Identity.ResourceType.Image, "k", "x")));
        Assert.Equal(0, await CountAsync(CatalogKeys.WithContext(Identity.ResourceType.Image, "k", "v")));
        Assert.Equal(0, await CountAsync(CatalogKeys.WithContext(Identity.ResourceType.Image, "l")));
        Assert.Equal(1, await CountAsync(CatalogKeys.Moderated(Identity.ResourceType.Image, "manual", "rejected")));
        Assert.Equal(0, await CountAsync(CatalogKeys.Moderated(Identity.ResourceType.Image, "manual", "pending")));
        await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Key("cat"), Token);
        Assert.Equal(0, await CountAsync(CatalogKeys.WithContext(Identity.ResourceType.Image, "k")));
    }

    [Fact]
    public async Task A_full_asset_can_still_be_changed_renamed_and_deleted()
    {
        var context = string.Join('|', Enumerable.Range(0, 39).Select(i => $"k{i}=v"));
        await _library.UploadAsync("cat", options: Options(("context", context), ("moderation", "manual")));
        await _library.Get<RenameAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, TestLibrary.Key("cat"), "dog", "private", false, Token);
        await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Key("dog", type: "private"), Token);
        await _library.SweepAsync();
        await _library.AssertCleanAsync();

        var error = await Assert.ThrowsAsync<DamException>(() => _library.UploadAsync("cat", options: Options(("context", context + "|more=1|most=2"))));
        Assert.Equal("An asset can have at most 80 tags and context pairs, a pair counting twice: not 0 tags and 41 pairs", error.Message);
    }

    [Fact]
    public async Task A_display_name_is_unique_within_its_folder_where_that_is_asked_for()
    {
        await _library.UploadAsync("one", options: Options(("display_name", "Cat"), ("asset_folder", "f")));
        await _library.UploadAsync("two", options: Options(("display_name", "Cat"), ("asset_folder", "g"), ("unique_display_name", "1")));
        Assert.Equal("Cat", (await _library.FindAsync("two"))!.DisplayName);

        var moved = await UpdateAsync("two", ("asset_folder", "f"), ("unique_display_name", "true"));
        Assert.Matches("^Cat_[a-z0-9]{6}$", moved.DisplayName);
        Assert.Equal("Cat", (await UpdateAsync("one", ("display_name", "Cat"), ("unique_display_name", "true"))).DisplayName);
        Assert.Matches("^Cat_", (await _library.UploadAsync("three", options: Options(("display_name", "Cat"), ("asset_folder", "f"), ("unique_display_name", "1")))).Asset.DisplayName);
    }

    [Fact]
    public async Task Who_may_not_edit_the_folder_changes_nothing()
    {
        await _library.UploadAsync("cat");
        var user = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, FolderRights.Nothing);

        Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<DamException>(() => UpdateAsync("cat", user, ("tags", "x")))).Kind);
    }

    [Fact]
    public async Task Each_kind_of_change_has_its_time()
    {
        var uploaded = _library.Clock.GetUtcNow();
        await _library.UploadAsync("cat", options: Options(("tags", "a")));
        Assert.Equal(new LastUpdates { Any = uploaded }, (await _library.FindAsync("cat"))!.LastUpdated);

        _library.Clock.Advance(TimeSpan.FromMinutes(1));
        var changed = _library.Clock.GetUtcNow();
        await UpdateAsync("cat", ("tags", "b"), ("access_control", """[{"access_type":"token"}]"""));
        Assert.Equal(new LastUpdates { Tags = changed, AccessControl = changed, Any = changed }, (await _library.FindAsync("cat"))!.LastUpdated);
    }

    [Fact]
    public async Task An_upload_over_an_asset_clears_what_was_said_of_it_unless_its_environment_keeps_labels()
    {
        await _library.UploadAsync("cat", options: Options(("tags", "a"), ("context", "k=v"), ("moderation", "manual")));
        _library.Environment = _library.Environment with { KeepsLabels = true };
        var kept = (await _library.UploadAsync("cat", options: Options(("context", "l=w")))).Asset;
        Assert.Equal(("a", "l", 0), (Assert.Single(kept.Tags), Assert.Single(kept.Context).Key, kept.Moderation.Length));

        _library.Environment = _library.Environment with { KeepsLabels = false };
        var cleared = (await _library.UploadAsync("cat")).Asset;
        Assert.Equal((0, 0), (cleared.Tags.Count, cleared.Context.Count));
    }

    [Fact]
    public async Task An_upload_over_an_asset_leaves_it_where_it_is_unless_it_says_otherwise()
    {
        await _library.UploadAsync("cat", options: Options(("asset_folder", "f"), ("display_name", "Cat")));
        var stays = (await _library.UploadAsync("cat")).Asset;
        Assert.Equal(("f", "Cat"), (stays.Folder, stays.DisplayName));

        var moved = (await _library.UploadAsync("cat", options: Options(("asset_folder", "g"), ("display_name", "Dog")))).Asset;
        Assert.Equal(("g", "Dog"), (moved.Folder, moved.DisplayName));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private static UploadOptions Options(params (string Name, string Value)[] parameters) => UploadOptions.From(parameters.ToDictionary(pair => pair.Name, pair => pair.Value));

    private Task<Asset> UpdateAsync(string publicId, params (string Name, string Value)[] parameters) => UpdateAsync(publicId, TestLibrary.Admin, parameters);

    private async Task<Asset> UpdateAsync(string publicId, Caller caller, params (string Name, string Value)[] parameters)
        => (await _library.Get<UpdateAsset>().ExecuteAsync(
            caller, _library.Environment, () => _library.FindAsync(publicId), AssetUpdate.From(parameters.ToDictionary(pair => pair.Name, pair => pair.Value)), Token))!;

    private async Task<int> CountAsync(string prefix)
        => (await _library.Tables.QueryAsync(CatalogKeys.Table, TestLibrary.Cloud, RowRange.Prefix(prefix), 100, null, Token)).Rows.Count;
}
