using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Library;

public sealed class EditAssetTests
{
    [Fact]
    public async Task In_dynamic_mode_a_rename_leaves_the_folder_and_a_move_leaves_the_name()
    {
        await using var library = new TestLibrary();
        var asset = (await library.UploadAsync("a/cat", options: new() { Naming = new() { AssetFolder = "pets" } })).Asset;
        var renamed = await EditAsync(library, asset, new() { PublicId = "b/dog" });
        var moved = await EditAsync(library, asset, new() { Folder = "/animals/" });

        Assert.Equal(("b/dog", "pets", "dog"), (renamed.PublicId, renamed.Folder, renamed.DisplayName));
        Assert.Equal(("b/dog", "animals"), (moved.PublicId, moved.Folder));
        await library.SweepAsync();
        await library.AssertCleanAsync();
    }

    [Fact]
    public async Task In_fixed_mode_the_folder_is_the_name_s()
    {
        await using var library = new TestLibrary(FolderMode.Fixed);
        var asset = (await library.UploadAsync("a/cat")).Asset;

        Assert.Equal("b", (await EditAsync(library, asset, new() { PublicId = "b/cat" })).Folder);
        await Assert.ThrowsAsync<DamException>(() => EditAsync(library, asset, new() { Folder = "c" }));
    }

    [Fact]
    public async Task All_of_an_edit_takes_place_or_nothing()
    {
        await using var library = new TestLibrary();
        var asset = (await library.UploadAsync("cat")).Asset;
        await library.UploadAsync("dog");
        var error = await Assert.ThrowsAsync<DamException>(() => EditAsync(library, asset, new() { PublicId = "dog", Tags = Labels.Tags("new") }));

        Assert.Equal(ErrorKind.AlreadyExists, error.Kind);
        Assert.Empty((await library.FindAsync("cat"))!.Tags);
    }

    [Fact]
    public async Task Edits_of_two_who_did_not_look_both_last()
    {
        await using var library = new TestLibrary();
        var asset = (await library.UploadAsync("cat")).Asset;
        await Task.WhenAll(EditAsync(library, asset, new() { Tags = Labels.Tags("tagged") }), EditAsync(library, asset, new() { DisplayName = "Named" }));
        var after = (await library.FindAsync("cat"))!;

        Assert.Equal(["tagged"], after.Tags);
        Assert.Equal("Named", after.DisplayName);
    }

    [Theory]
    [InlineData(FolderPermission.Contribute, false)]
    [InlineData(FolderPermission.Edit, true)]
    public async Task An_edit_needs_the_right_to(FolderPermission permission, bool allowed)
    {
        await using var library = new TestLibrary();
        var asset = (await library.UploadAsync("cat")).Asset;
        var caller = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, new(new Dictionary<string, FolderPermission> { [""] = permission }));
        var error = await Record.ExceptionAsync(() => library.Get<EditAsset>().ExecuteAsync(caller, library.Environment, asset.AssetId, new() { DisplayName = "Mine" }, Token));

        Assert.Equal(allowed ? null : ErrorKind.Forbidden, (error as DamException)?.Kind);
    }

    [Fact]
    public async Task Nobody_moves_an_asset_to_where_they_may_not_put_any()
    {
        await using var library = new TestLibrary();
        var asset = (await library.UploadAsync("cat", options: new() { Naming = new() { AssetFolder = "mine" } })).Asset;
        var caller = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, new(new Dictionary<string, FolderPermission> { ["mine"] = FolderPermission.Manage }));
        var error = await Assert.ThrowsAsync<DamException>(() => library.Get<EditAsset>().ExecuteAsync(caller, library.Environment, asset.AssetId, new() { Folder = "yours" }, Token));

        Assert.Equal(ErrorKind.Forbidden, error.Kind);
    }

    private static Task<Asset> EditAsync(TestLibrary library, Asset asset, AssetEdit edit)
        => library.Get<EditAsset>().ExecuteAsync(TestLibrary.Admin, library.Environment, asset.AssetId, edit, Token);
}
