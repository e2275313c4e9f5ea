using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moving;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Tests.Moving;

/// <summary>A library that real uploads made, used where it was copied to.</summary>
public sealed class MovedLibraryTests : IAsyncDisposable
{
    private readonly TestLibrary _old = new();
    private readonly TestLibrary _new = new();

    [Fact]
    public async Task A_moved_library_is_whole_and_in_use_at_once()
    {
        foreach (var id in new[] { "a", "b/c", "b/🐱" })
        {
            await _old.UploadAsync(id, FakeMedia.Image(note: id), new() { Tags = Labels.Tags("x") });
        }

        await MoveAsync();
        await _new.SweepAsync();
        await _new.ReindexAsync();

        Assert.Equal(3, (await _new.AssertCleanAsync()).Assets);
        var asset = (await _new.FindAsync("b/🐱"))!;
        Assert.Equal(FakeMedia.Image(note: "b/🐱"), await _new.ReadAsync(asset.Original));
        var tagged = await _new.Get<ListAssets>().TaggedAsync(TestLibrary.Admin, TestLibrary.Cloud, ResourceType.Image, "x", 10, null, Token);
        Assert.Equal(3, tagged.Assets.Count);
        await _new.UploadAsync("a", FakeMedia.Image(note: "newer"));
        await _new.SweepAsync();
        await _new.AssertCleanAsync();
    }

    /// <summary>A storage tells its host of every blob that it has not told of yet.</summary>
    [Fact]
    public async Task Originals_that_arrive_by_copy_are_not_analysed_again()
    {
        var asset = (await _old.UploadAsync("a")).Asset;
        await _old.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        await MoveAsync();
        var moved = (await _new.FindAsync("a"))!;

        await _new.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);

        Assert.Equal(0, _new.Media.Probes);
        Assert.Equal(moved.RowETag, (await _new.FindAsync("a"))!.RowETag);
    }

    [Fact]
    public async Task An_analysis_that_was_still_owed_is_owed_at_the_new_place()
    {
        var asset = (await _old.UploadAsync("a")).Asset;
        await MoveAsync();

        await _new.SweepAsync();

        Assert.Equal(1, await _new.Queue.CountAsync(Job.Queue, Token));
        await _new.Get<AnalyzeAsset>().ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, Token);
        Assert.Equal(1, _new.Media.Probes);
    }

    public async ValueTask DisposeAsync()
    {
        await _old.DisposeAsync();
        await _new.DisposeAsync();
    }

    private async Task MoveAsync()
    {
        var report = await new CopyLibrary(new IdGenerator(), TimeProvider.System).ExecuteAsync(
            new("old", _old.Tables, _old.Blobs, _old.Queue), new("new", _new.Tables, _new.Blobs, _new.Queue), Verification.Full, new Unheard(), Token);
        Assert.Equal(0, report.Differences);
    }
}
