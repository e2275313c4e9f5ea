using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Folders;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Tests.Folders;

public sealed class FolderTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task An_upload_makes_the_folders_on_the_way_to_its_place()
    {
        await PlaceAsync("one", "a/b/c");

        Assert.Equal(["a"], await PathsAsync(""));
        Assert.Equal(["a/b"], await PathsAsync("a"));
        Assert.Equal(["a/b/c"], await PathsAsync("a/b"));
        Assert.Empty(await PathsAsync("a/b/c"));
    }

    [Fact]
    public async Task In_fixed_mode_the_path_of_the_public_id_is_the_folder()
    {
        await using var library = new TestLibrary(FolderMode.Fixed);
        await library.UploadAsync("a/b/one");

        var page = await library.Get<ListFolders>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, "a", 10, null, Token);
        Assert.Equal(["a/b"], page.Folders.Select(folder => folder.Path));
    }

    [Fact]
    public async Task A_path_deeper_than_a_transaction_is_wide_is_made_all_the_same()
    {
        var path = string.Join('/', Enumerable.Repeat("x", 120));
        await PlaceAsync("deep", path);

        Assert.Equal([path], await PathsAsync(path[..^2]));
    }

    [Fact]
    public async Task A_rename_and_a_restored_asset_make_their_folders_too()
    {
        await using var library = new TestLibrary(FolderMode.Fixed);
        var asset = (await library.UploadAsync("one")).Asset;
        await library.Get<RenameAsset>().ExecuteAsync(TestLibrary.Admin, library.Environment, asset.Key, "new/one", null, false, Token);
        Assert.NotNull(await library.Get<FolderTree>().FindAsync(TestLibrary.Cloud, "new", Token));

        var undo = await library.Get<TrashAssets>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, asset.AssetId, Token);
        await library.Get<DeleteFolder>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, "new", Token);
        await library.Get<UndoDelete>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, undo.Token, Token);
        Assert.NotNull(await library.Get<FolderTree>().FindAsync(TestLibrary.Cloud, "new", Token));
    }

    [Fact]
    public async Task A_listing_is_by_name_in_pages_and_counts_them_all()
    {
        foreach (var name in new[] { "c", "B", "a", "D" })
        {
            await CreateAsync($"x/{name}");
        }

        var (first, second) = (await ListAsync("x", 3, null), await ListAsync("x", 3, (await ListAsync("x", 3, null)).NextCursor));
        Assert.Equal((4, 4, null), (first.TotalCount, second.TotalCount, second.NextCursor));
        Assert.Equal(["x/a", "x/B", "x/c", "x/D"], first.Folders.Concat(second.Folders).Select(folder => folder.Path));
        Assert.Equal(ErrorKind.InvalidParameter, await KindAsync(() => ListAsync("", 3, first.NextCursor)));
    }

    [Fact]
    public async Task Case_makes_no_other_folder()
    {
        var made = await CreateAsync("Shoot/Day");
        Assert.Equal(made, await CreateAsync("shoot/DAY"));
        await PlaceAsync("one", "SHOOT/day");

        Assert.Equal(["Shoot"], await PathsAsync(""));
        var listed = await _library.Get<ListAssets>().InFolderAsync(TestLibrary.Admin, TestLibrary.Cloud, "shoot/day", 10, null, Token);
        Assert.Equal(["one"], listed.Assets.Select(asset => asset.PublicId));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData("a//b")]
    [InlineData("a\u0001b")]
    [InlineData("a?b")]
    [InlineData("/")]
    [InlineData("\ud800")]
    public async Task A_path_that_no_folder_can_have_is_refused(string path)
    {
        Assert.Equal(ErrorKind.InvalidParameter, await KindAsync(() => CreateAsync(path)));
        Assert.Equal(ErrorKind.InvalidParameter, await KindAsync(() => CreateAsync(new string('x', 256))));
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_listed_deleted_or_moved()
    {
        foreach (var attempt in new Func<Task>[] { () => ListAsync("no", 10, null), () => DeleteAsync("no"), () => MoveAsync("no", "yes"), () => ListAsync(new string('x', 600), 10, null) })
        {
            Assert.Equal(ErrorKind.NotFound, await KindAsync(attempt));
        }

        Assert.Equal("Can't find folder with path no/where", (await Assert.ThrowsAsync<DamException>(() => ListAsync("no/where", 10, null))).Message);
    }

    [Fact]
    public async Task A_folder_is_deleted_with_the_empty_folders_in_it_and_not_with_assets()
    {
        await CreateAsync("a/b/c");
        await PlaceAsync("one", "a/d");
        Assert.Equal("Folder is not empty", (await Assert.ThrowsAsync<DamException>(() => DeleteAsync("a"))).Message);
        Assert.Equal(["a/b", "a/b/c"], await DeleteAsync("a/b"));
        Assert.Equal(["a/d"], await PathsAsync("a"));
    }

    [Fact]
    public async Task More_empty_folders_than_a_transaction_takes_are_deleted_in_several()
    {
        await Task.WhenAll(Enumerable.Range(0, 150).Select(i => CreateAsync($"many/{i}/inner")));
        Assert.Equal(301, (await DeleteAsync("many")).Count);
        Assert.Empty(await PathsAsync(""));
    }

    [Fact]
    public async Task Rights_are_asked_for_on_the_folder()
    {
        var user = Caller.User("u", CredentialKind.Session, Role.MediaLibraryUser, new(new Dictionary<string, FolderPermission> { ["mine"] = FolderPermission.Contribute }));
        await _library.Get<CreateFolder>().ExecuteAsync(user, TestLibrary.Cloud, "mine/new", Token);

        Assert.Equal(ErrorKind.Forbidden, await KindAsync(() => _library.Get<CreateFolder>().ExecuteAsync(user, TestLibrary.Cloud, "yours", Token)));
        Assert.Equal(ErrorKind.Forbidden, await KindAsync(() => _library.Get<DeleteFolder>().ExecuteAsync(user, TestLibrary.Cloud, "mine/new", Token)));
        Assert.Equal(ErrorKind.Forbidden, await KindAsync(() => _library.Get<MoveFolder>().ExecuteAsync(user, _library.Environment, "mine/new", "mine/newer", Token)));
        Assert.Equal(ErrorKind.Forbidden, await KindAsync(() => _library.Get<ListFolders>().ExecuteAsync(user, TestLibrary.Cloud, "", 10, null, Token)));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task PlaceAsync(string publicId, string folder) => _library.UploadAsync(publicId, options: new() { Naming = new() { AssetFolder = folder } });

    private Task<Folder> CreateAsync(string path) => _library.Get<CreateFolder>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, path, Token);

    private Task<IReadOnlyList<string>> DeleteAsync(string path) => _library.Get<DeleteFolder>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, path, Token);

    private Task<MovedFolder> MoveAsync(string path, string to) => _library.Get<MoveFolder>().ExecuteAsync(TestLibrary.Admin, _library.Environment, path, to, Token);

    private Task<FolderPage> ListAsync(string path, int take, string? cursor) => _library.Get<ListFolders>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, path, take, cursor, Token);

    private async Task<IEnumerable<string>> PathsAsync(string path) => (await ListAsync(path, 500, null)).Folders.Select(folder => folder.Path);

    private static async Task<ErrorKind> KindAsync(Func<Task> action) => (await Assert.ThrowsAsync<DamException>(action)).Kind;
}
