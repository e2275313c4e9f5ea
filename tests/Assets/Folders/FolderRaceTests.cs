using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Folders;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Tests.Folders;

public sealed class FolderRaceTests : IAsyncDisposable
{
    private const int Writers = 50;

    private readonly TestLibrary _library = new();

    [Fact]
    public async Task Of_fifty_uploads_into_one_new_folder_none_is_lost()
    {
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => PlaceAsync($"{i}", i % 2 == 0 ? "new/one" : $"New/One/{i % 10}"))));

        var listed = await _library.Get<ListAssets>().InFolderAsync(TestLibrary.Admin, TestLibrary.Cloud, "new/one", 500, null, Token);
        Assert.Equal(Writers / 2, listed.Assets.Count);
        Assert.Equal(5, (await ListAsync("new/one")).Count);
        Assert.Single(await ListAsync(""));
        await _library.SweepAsync();
        Assert.Equal(Writers, (await _library.AssertCleanAsync()).Assets);
    }

    [Fact]
    public async Task Of_fifty_creators_of_one_path_all_get_the_same_folder()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => _library.Get<CreateFolder>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, "a/b/c", Token))));

        Assert.Single(made.Distinct());
        Assert.Equal(["a/b"], (await ListAsync("a")).Select(folder => folder.Path));
    }

    [Fact]
    public async Task Whoever_uploads_while_others_delete_the_folder_never_has_an_asset_without_one()
    {
        for (var round = 0; round < 20; round++)
        {
            var folder = $"f{round}/sub";
            await _library.Get<CreateFolder>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, folder, Token);
            var uploads = Enumerable.Range(0, 3).Select(i => Task.Run(() => PlaceAsync($"{round}-{i}", folder)));
            var deletions = Enumerable.Range(0, 3).Select(i => Task.Run(async () => await Record.ExceptionAsync(() => _library.Get<DeleteFolder>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, i == 0 ? $"f{round}" : folder, Token))));
            await Task.WhenAll([.. uploads, .. deletions]);

            Assert.All(await Task.WhenAll(deletions), error => Assert.True(error is null or DamException, $"{error}"));
            Assert.Equal([folder], (await ListAsync($"f{round}")).Select(each => each.Path));
        }

        await _library.SweepAsync();
        Assert.Equal(60, (await _library.AssertCleanAsync()).Assets);
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task PlaceAsync(string publicId, string folder) => _library.UploadAsync(publicId, options: new() { Naming = new() { AssetFolder = folder } });

    private async Task<IReadOnlyList<Folder>> ListAsync(string path)
        => (await _library.Get<ListFolders>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, path, 500, null, Token)).Folders;
}
