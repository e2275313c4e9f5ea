using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Assets.Tests.Similarity;

public sealed class FingerprintIndexTests : IAsyncDisposable
{
    private const string Hash = "00ff00ff00ff00ff";

    private readonly TestLibrary _library = new();

    [Fact]
    public async Task What_is_stored_analysed_moved_and_deleted_is_known_at_once()
    {
        Assert.Null(await FindAsync(new('0', 32)));
        var asset = (await _library.UploadAsync("cat", FakeMedia.Image(note: $"phash:{Hash}"))).Asset;
        Assert.Null((await FindAsync(asset.AssetId))!.Hash);

        await _library.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        Assert.Equal(0x00ff_00ff_00ff_00ffUL, (await FindAsync(asset.AssetId))!.Hash);

        await _library.Get<EditAsset>().ExecuteAsync(TestLibrary.Admin, _library.Environment, asset.AssetId, new() { Folder = "other" }, Token);
        var moved = await FindAsync(asset.AssetId);
        Assert.Equal(("other", 0x00ff_00ff_00ff_00ffUL), (moved!.Folder, moved.Hash));

        await _library.Get<TrashAssets>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, asset.AssetId, Token);
        Assert.Null(await FindAsync(asset.AssetId));
    }

    [Fact]
    public async Task What_was_in_memory_is_read_again_after_a_restart_and_when_nobody_asked_for_long()
    {
        var asset = (await _library.UploadAsync("cat", options: new() { Analyse = Processing.ProbeParts.PerceptualHash })).Asset;
        Assert.NotNull(await FindAsync(asset.AssetId));
        await _library.RestartAsync();
        Assert.NotNull((await FindAsync(asset.AssetId))!.Hash);

        await _library.SweepAsync();
        _library.Clock.Advance(FingerprintNotes.Lifetime);
        await _library.SweepAsync();
        Assert.Equal((0, 0), _library.Get<FingerprintIndex>().Held);
        Assert.NotNull((await FindAsync(asset.AssetId))!.Hash);
    }

    [Fact]
    public async Task What_another_process_changed_is_known()
    {
        using var other = new FingerprintIndex(_library.Get<FingerprintLoader>(), _library.Clock);
        var asset = (await _library.UploadAsync("cat")).Asset;
        Assert.NotNull(await other.ReadAsync(TestLibrary.Cloud, table => table.Find(asset.AssetId), Token));
        _library.Clock.Advance(TimeSpan.FromMinutes(3));
        var second = (await _library.UploadAsync("dog")).Asset;
        Assert.NotNull(await other.ReadAsync(TestLibrary.Cloud, table => table.Find(second.AssetId), Token));
    }

    [Fact]
    public async Task What_is_brought_back_has_its_fingerprint_again()
    {
        var asset = (await _library.UploadAsync("cat", options: new() { Analyse = Processing.ProbeParts.PerceptualHash })).Asset;
        var undo = await _library.Get<TrashAssets>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, asset.AssetId, Token);
        await _library.Get<UndoDelete>().ExecuteAsync(TestLibrary.Admin, TestLibrary.Cloud, undo.Token, Token);

        Assert.NotNull((await FindAsync(asset.AssetId))!.Hash);
    }

    [Fact]
    public async Task Assets_that_were_stored_before_there_were_fingerprints_get_theirs_by_the_sweep()
    {
        var asset = (await _library.UploadAsync("cat", options: new() { Analyse = Processing.ProbeParts.PerceptualHash })).Asset;
        await _library.Tables.ApplyAsync("catalog", TestLibrary.Cloud, [new Storage.RowChange.Delete(CatalogKeys.Fingerprint(asset.AssetId))], Token);
        await _library.RestartAsync();
        Assert.Null(await FindAsync(asset.AssetId));

        await _library.SweepAsync();
        Assert.NotNull((await FindAsync(asset.AssetId))!.Hash);
        await _library.AssertCleanAsync();
    }

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    private Task<Fingerprint?> FindAsync(string assetId) => _library.Get<FingerprintIndex>().ReadAsync(TestLibrary.Cloud, table => table.Find(assetId), Token);
}
