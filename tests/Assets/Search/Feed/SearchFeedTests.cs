using System.Collections.Immutable;
using ServerlessDam.Assets.Folders;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Assets.Versions;

namespace ServerlessDam.Assets.Tests.Search.Feed;

public sealed class SearchFeedTests : IAsyncDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task What_was_uploaded_is_in_the_index_when_the_call_returns_and_nothing_is_owed()
    {
        var asset = (await _library.UploadAsync("cats/cat", options: Options(("tags", "pet")))).Asset;

        Assert.Contains(_library.Index.Find(asset.AssetId)!.Texts, text => text == new Assets.Search.SearchText("tags", "pet"));
        Assert.Equal(0, await OwedAsync());
    }

    [Fact]
    public async Task Every_way_of_changing_an_asset_is_followed()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        await _library.Get<LabelAssets>().TagAsync(TestLibrary.Admin, [asset.Key], "add", ["new"], Token);
        Assert.Equal(["new"], Texts(asset.AssetId, "tags"));

        await _library.Get<RenameAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, asset.Key, "dog", null, false, Token);
        Assert.Equal(["dog"], Texts(asset.AssetId, "public_id"));
        Assert.Equal(CatalogKeys.Asset(TestLibrary.Key("dog")), _library.Index.Find(asset.AssetId)!.RowKey);

        await _library.Get<EditAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, asset.AssetId, new() { Folder = "a/b" }, Token);
        await _library.Get<MoveFolder>().ExecuteAsync(TestLibrary.Admin, _library.Environment, "a", "c", Token);
        Assert.Equal(["c/b"], Texts(asset.AssetId, "folder"));

        var undo = await _library.Get<TrashAssets>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, asset.AssetId, Token);
        Assert.Null(_library.Index.Find(asset.AssetId));
        await _library.Get<UndoDelete>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, undo.Token, Token);
        Assert.NotNull(_library.Index.Find(asset.AssetId));
        Assert.Equal(0, await OwedAsync());
    }

    [Fact]
    public async Task An_asset_that_takes_the_place_of_another_one_leaves_that_one_out_of_the_index()
    {
        var (cat, dog) = ((await _library.UploadAsync("cat")).Asset, (await _library.UploadAsync("dog")).Asset);
        await _library.Get<RenameAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, cat.Key, "dog", null, overwrite: true, Token);

        Assert.Null(_library.Index.Find(dog.AssetId));
        Assert.Equal(["dog"], Texts(cat.AssetId, "public_id"));
    }

    [Fact]
    public async Task What_only_kept_versions_are_left_of_is_known_as_deleted_until_the_last_one_goes()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        await _library.Get<DeleteAsset>().ExecuteAsync(TestLibrary.Admin, asset.Key, keep: true, Token);
        var left = _library.Index.Find(asset.AssetId)!;
        Assert.Equal(["deleted"], Texts(asset.AssetId, "status"));
        Assert.Equal(CatalogKeys.Gone(asset.AssetId), left.RowKey);
        Assert.Contains(left.Numbers, number => number == new Assets.Search.SearchNumber("backup_bytes", asset.SizeInBytes));

        await _library.Get<DeleteVersions>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, asset.AssetId, [asset.VersionId], Token);
        Assert.Null(_library.Index.Find(asset.AssetId));
        Assert.Equal(0, await OwedAsync());
    }

    [Fact]
    public async Task An_index_that_fails_fails_no_call_and_gets_what_it_missed_by_the_sweep()
    {
        _library.Index.Fault = new InvalidOperationException("The disk is full");
        var asset = (await _library.UploadAsync("cat")).Asset;
        Assert.Equal(1, await OwedAsync());
        await _library.SweepAsync();
        Assert.Equal(1, await OwedAsync());

        _library.Index.Fault = null;
        await _library.SweepAsync();
        Assert.NotNull(_library.Index.Find(asset.AssetId));
        Assert.Equal(0, await OwedAsync());
    }

    [Fact]
    public async Task An_asset_that_the_index_refuses_keeps_no_other_from_it()
    {
        _library.Index.Fault = new InvalidOperationException("The disk is full");
        var ids = new List<string>();
        foreach (var i in Enumerable.Range(0, 7))
        {
            ids.Add((await _library.UploadAsync($"cat{i}")).Asset.AssetId);
        }

        _library.Index.Fault = null;
        _library.Index.Writing = changes => changes.Any(change => change.AssetId == ids[2]) ? throw new InvalidOperationException("Too strange") : Task.CompletedTask;
        await _library.SweepAsync();
        Assert.Equal([ids[2]], ids.Where(id => _library.Index.Find(id) is null));
        Assert.Equal(1, await OwedAsync());
    }

    [Fact]
    public async Task A_sweep_pays_a_bounded_piece_and_the_next_one_the_rest()
    {
        var rows = Enumerable.Range(0, 5001).Select(i => new RowChange.Insert(new Row(TestLibrary.Cloud, CatalogKeys.IndexDebt($"{i:x32}"), ImmutableDictionary<string, object>.Empty)));
        foreach (var some in rows.Chunk(100))
        {
            await _library.Tables.ApplyAsync(CatalogKeys.Table, TestLibrary.Cloud, [.. some], Token);
        }

        var limit = _library.Clock.GetUtcNow();
        Assert.Equal(5000, await _library.Get<SearchFeed>().SweepAsync(TestLibrary.Cloud, limit, Token));
        Assert.Equal(1, await _library.Get<SearchFeed>().SweepAsync(TestLibrary.Cloud, limit, Token));
    }

    [Fact]
    public async Task Debts_of_a_moment_ago_are_left_to_who_made_them()
    {
        _library.Index.Fault = new InvalidOperationException("Not now");
        await _library.UploadAsync("cat");
        _library.Index.Fault = null;

        Assert.Equal(0, await _library.Get<SearchFeed>().SweepAsync(TestLibrary.Cloud, _library.Clock.GetUtcNow() - TimeSpan.FromSeconds(20), Token));
        Assert.Equal(1, await _library.Get<SearchFeed>().SweepAsync(TestLibrary.Cloud, _library.Clock.GetUtcNow() + TimeSpan.FromSeconds(1), Token));
    }

    [Fact]
    public async Task A_change_during_the_writing_is_written_again()
    {
        var asset = (await _library.UploadAsync("cat")).Asset;
        var times = 0;
        _library.Index.Writing = async _ =>
        {
            // Another process, which pays its own debt at once.
            if (Interlocked.Increment(ref times) == 1)
            {
                var now = (await _library.Catalog.FindAsync(asset.Key, Token))!;
                var row = AssetRows.From(asset.Cloud, CatalogKeys.Asset(asset.Key), now with { Tags = ["late"] });
                await _library.Tables.ApplyAsync(CatalogKeys.Table, asset.Cloud, [new RowChange.Put(row), new RowChange.Delete(CatalogKeys.IndexDebt(asset.AssetId))], Token);
            }
        };
        await _library.Get<LabelAssets>().TagAsync(TestLibrary.Admin, [asset.Key], "add", ["early"], Token);

        Assert.Equal(["late"], Texts(asset.AssetId, "tags"));
        Assert.Equal(0, await OwedAsync());
    }

    [Fact]
    public async Task What_is_changed_while_the_index_writes_is_written_together()
    {
        var assets = new List<AssetKey>();
        foreach (var i in Enumerable.Range(0, 12))
        {
            assets.Add((await _library.UploadAsync($"cat{i}")).Asset.Key);
        }

        var (first, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        _library.Index.Writings.Clear();
        _library.Index.Writing = _ =>
        {
            first.TrySetResult();
            return gate.Task;
        };
        var calls = assets.Select(key => _library.Get<LabelAssets>().TagAsync(TestLibrary.Admin, [key], "add", ["x"], Token)).ToList();
        await first.Task;
        while (await CountTaggedAsync(assets) < assets.Count)
        {
            await Task.Yield();
        }

        gate.SetResult();
        await Task.WhenAll(calls);
        Assert.Equal(12, _library.Index.Writings.Sum());
        Assert.True(_library.Index.Writings.Count < 12);
    }

    [Fact]
    public async Task A_call_that_changes_many_assets_writes_them_at_once()
    {
        var keys = new List<AssetKey>();
        foreach (var i in Enumerable.Range(0, 20))
        {
            keys.Add((await _library.UploadAsync($"cat{i}", options: Options(("tags", "t")))).Asset.Key);
        }

        _library.Index.Writings.Clear();
        await _library.Get<LabelAssets>().TagAsync(TestLibrary.Admin, keys, "add", ["x"], Token);
        await _library.Get<DeleteAssets>().ByIdsAsync(TestLibrary.Admin, keys, new(false, []), Token);
        Assert.Equal([20, 20], _library.Index.Writings);
        Assert.Equal(0, await _library.Index.CountAsync(TestLibrary.Cloud, Token));
    }

    [Fact]
    public async Task An_index_that_is_not_immediate_is_not_waited_for()
    {
        _library.Index.IsImmediate = false;
        var written = new TaskCompletionSource();
        _library.Index.Writing = changes =>
        {
            written.TrySetResult();
            return Task.CompletedTask;
        };
        var asset = (await _library.UploadAsync("cat")).Asset;
        await written.Task;
        await _library.RestartAsync();

        Assert.NotNull(_library.Index.Find(asset.AssetId));
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private async Task<int> CountTaggedAsync(IEnumerable<AssetKey> keys)
        => (await Task.WhenAll(keys.Select(key => _library.Catalog.FindAsync(key, Token)))).Count(asset => asset!.Tags.Contains("x"));

    private IEnumerable<string> Texts(string assetId, string field) => _library.Index.Find(assetId)!.Texts.Where(text => text.Field == field).Select(text => text.Value);

    private Task<int> OwedAsync() => _library.Get<SearchFeed>().CountAsync(TestLibrary.Cloud, 100, Token);

    private static UploadOptions Options(params (string Name, string Value)[] parameters) => UploadOptions.From(parameters.ToDictionary(pair => pair.Name, pair => pair.Value));
}
