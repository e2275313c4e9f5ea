using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Folders;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Folders;

public sealed class MoveFolderTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task A_folder_moves_with_all_that_is_in_it_and_public_ids_stay()
    {
        await PlaceAsync("one", "a");
        await PlaceAsync("two", "a/b");
        await CreateAsync("a/empty");
        var id = (await FindAsync("a"))!.ExternalId;

        var moved = await MoveAsync("a", "new/place");

        Assert.Equal(("a", "new/place", null), (moved.From.Path, moved.To.Path, moved.Moving));
        Assert.Equal(["one"], await MembersAsync("new/place"));
        Assert.Equal(["two"], await MembersAsync("new/place/b"));
        Assert.NotNull(await FindAsync("new/place/empty"));
        Assert.Equal(id, (await FindAsync("new/place"))!.ExternalId);
        Assert.Null(await FindAsync("a"));
        Assert.Equal("new/place/b", (await _library.FindAsync("two"))!.Folder);
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task A_folder_can_change_its_case_and_nothing_else()
    {
        await PlaceAsync("one", "shoot/day");
        await MoveAsync("shoot", "Shoot");

        Assert.Equal(["Shoot/day"], (await ListAsync("shoot")).Select(folder => folder.Path));
        Assert.Equal(["one"], await MembersAsync("Shoot/day"));
    }

    [Fact]
    public async Task A_taken_path_the_folder_itself_and_fixed_mode_are_refused()
    {
        await CreateAsync("a/b");
        await CreateAsync("c");
        Assert.Equal(ErrorKind.AlreadyExists, await KindAsync(() => MoveAsync("a", "c")));
        Assert.Equal(ErrorKind.InvalidParameter, await KindAsync(() => MoveAsync("a", "A/b/c")));
        Assert.Equal(ErrorKind.InvalidParameter, await KindAsync(() => MoveAsync("a", new string('x', 254))));
        var environment = _library.Environment with { FolderMode = FolderMode.Fixed };
        Assert.Equal(ErrorKind.InvalidParameter, await KindAsync(() => _library.Get<MoveFolder>().ExecuteAsync(TestLibrary.Admin, environment, "a", "d", Token)));
    }

    [Fact]
    public async Task A_large_folder_moves_in_the_background_and_every_asset_is_in_one_place_all_the_while()
    {
        await PlaceManyAsync(130);
        await CreateAsync("a/empty");
        var id = (await FindAsync("a"))!.ExternalId;
        var moved = await MoveAsync("a", "b");
        Assert.NotNull(moved.Moving);

        var (work, batch) = (new MoveFolderWork(_library.Tables, _library.Get<FolderTree>(), _library.Catalog, _library.Get<EventNotes>(), _library.Get<SearchFeed>()), moved.Moving);
        while (batch.State == BatchState.Running)
        {
            batch = await work.StepAsync(batch, Token);
            var places = (await MembersAsync("a")).Concat(await MembersAsync("b")).Concat(await MembersAsync("a/x")).Concat(await MembersAsync("b/x")).ToList();
            Assert.Equal(130, places.Count);
            Assert.Equal(130, places.Distinct().Count());
        }

        Assert.Equal((130, 130), (batch.Done, batch.Total));
        Assert.Null(await FindAsync("a"));
        Assert.Equal(id, (await FindAsync("b"))!.ExternalId);
        Assert.NotNull(await FindAsync("b/empty"));
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    [Fact]
    public async Task After_a_crash_between_any_two_writes_a_move_is_finished()
    {
        await PlaceManyAsync(60);
        var moving = (await MoveAsync("a", "b")).Moving!;
        var run = new RunBatch(_library.Get<Batches>(), [new MoveFolderWork(new Shaky(_library.Tables), _library.Get<FolderTree>(), new Catalog(new Shaky(_library.Tables), _library.Get<AssetCache>(), _library.Get<FolderTree>(), _library.Get<EventNotes>(), _library.Get<SearchFeed>(), _library.Get<DuplicateFeed>(), _library.Clock), _library.Get<EventNotes>(), _library.Get<SearchFeed>())], _library.Get<IClaims>(), _library.Clock);
        var crashes = 0;
        while ((await _library.Get<Batches>().FindAsync(TestLibrary.Cloud, moving.Id, Token))!.State == BatchState.Running)
        {
            crashes += await Record.ExceptionAsync(() => run.ExecuteAsync(new(RunBatch.JobKind, TestLibrary.Cloud, moving.Id), Token)) is null ? 0 : 1;
        }

        Assert.True(crashes > 5, $"{crashes}");
        Assert.Equal(60, (await MembersAsync("b")).Count() + (await MembersAsync("b/x")).Count());
        Assert.Null(await FindAsync("a"));
        await _library.SweepAsync();
        await _library.AssertCleanAsync();
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task PlaceManyAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await PlaceAsync($"{i}", i % 2 == 0 ? "a" : "a/x");
        }
    }

    private Task<IngestResult> PlaceAsync(string publicId, string folder) => _library.UploadAsync(publicId, options: new() { Naming = new() { AssetFolder = folder } });

    private Task<Folder> CreateAsync(string path) => _library.Get<CreateFolder>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, path, Token);

    private Task<MovedFolder> MoveAsync(string path, string to) => _library.Get<MoveFolder>().ExecuteAsync(TestLibrary.Admin, _library.Environment, path, to, Token);

    private Task<Folder?> FindAsync(string path) => _library.Get<FolderTree>().FindAsync(TestLibrary.Cloud, path, Token);

    private async Task<IReadOnlyList<Folder>> ListAsync(string path)
        => (await _library.Get<ListFolders>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, path, 500, null, Token)).Folders;

    private async Task<IEnumerable<string>> MembersAsync(string folder)
        => (await _library.Get<ListAssets>().InFolderAsync(TestLibrary.Admin, TestLibrary.Cloud, folder, 500, null, Token)).Assets.Select(asset => asset.PublicId);

    private static async Task<ErrorKind> KindAsync(Func<Task> action) => (await Assert.ThrowsAsync<DamException>(action)).Kind;

    /// <summary>Every seventh write goes through, and the process dies before it knows.</summary>
    private sealed class Shaky(ITableStore tables) : ITableStore
    {
        private int _writes;

        public Task<Row?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) => tables.GetAsync(table, partitionKey, rowKey, cancellationToken);

        public async Task<string?> ApplyAsync(string table, string partitionKey, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
        {
            var conflict = await tables.ApplyAsync(table, partitionKey, changes, cancellationToken);
            return ++_writes % 7 == 0 ? throw new IOException("As asked.") : conflict;
        }

        public Task<RowPage> QueryAsync(string table, string partitionKey, RowRange range, int take, string? continuation, CancellationToken cancellationToken)
            => tables.QueryAsync(table, partitionKey, range, take, continuation, cancellationToken);

        public IAsyncEnumerable<string> PartitionsAsync(string table, CancellationToken cancellationToken) => tables.PartitionsAsync(table, cancellationToken);
    }
}
