using ServerlessDam.Assets.Storage;
using ServerlessDam.StorageContracts;

namespace ServerlessDam.Embedded.Tests.Files;

/// <summary>What becomes of the files behind blobs.</summary>
public sealed class BlobFileTests : StoreTest
{
    [Fact]
    public async Task Files_of_replaced_deleted_and_committed_blobs_go()
    {
        await Store.Blobs.PutTextAsync("a", "one");
        await Store.Blobs.PutTextAsync("a", "two");
        await Store.Blobs.PutTextAsync("b", "three");
        await Store.Blobs.DeleteAsync(TextBlobs.Name("b"), null, Token);
        await Store.Blobs.StageTextAsync("c", "00", "replaced");
        await Store.Blobs.StageTextAsync("c", "00", "four");
        await Store.Blobs.CommitAsync(TextBlobs.Name("c"), ["00"], BlobCondition.None, Token);

        await Store.Reaper.ReapAsync(Token);

        Assert.Equal(["four", "two"], Files().Select(File.ReadAllText).Order());
    }

    [Fact]
    public async Task Garbage_goes_by_itself_after_a_second()
    {
        await Store.Blobs.PutTextAsync("a", "one");
        await Store.Blobs.PutTextAsync("a", "two");
        while (Files().Count() > 1)
        {
            Test.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, Token);
        }

        Assert.Equal("two", await Store.Blobs.TextAsync("a"));
    }

    [Fact]
    public async Task A_file_held_by_path_stays_until_it_is_let_go()
    {
        await Store.Blobs.PutTextAsync("a", "held");
        var local = await Store.Blobs.OpenLocalAsync(TextBlobs.Name("a"), Token);
        await Store.Blobs.DeleteAsync(TextBlobs.Name("a"), null, Token);
        await Store.Reaper.ReapAsync(Token);
        Assert.Equal("held", await File.ReadAllTextAsync(local!.Path, Token));

        await local.DisposeAsync();
        await local.DisposeAsync();
        await Store.Reaper.ReapAsync(Token);
        Assert.False(File.Exists(local.Path));
    }

    [Fact]
    public async Task An_open_blob_is_read_to_its_end_after_it_was_deleted()
    {
        await Store.Blobs.PutTextAsync("a", "held");
        await using var open = await Store.Blobs.OpenAsync(TextBlobs.Name("a"), 0, null, Token);
        await Store.Blobs.DeleteAsync(TextBlobs.Name("a"), null, Token);
        await Store.Reaper.ReapAsync(Token);

        Assert.Equal("held", await new StreamReader(open!.Content).ReadToEndAsync(Token));
    }

    [Fact]
    public async Task A_write_that_was_refused_leaves_no_file()
    {
        await Store.Blobs.PutTextAsync("a", "one");
        await Store.Blobs.PutTextAsync("a", "two", BlobCondition.New);
        await Store.Blobs.CopyAsync(TextBlobs.Name("a"), TextBlobs.Name("a"), BlobCondition.New, Token);

        Assert.Single(Files());
    }

    [Fact]
    public async Task A_file_without_a_row_goes_at_the_next_opening_and_one_with_a_row_gets_its_place()
    {
        var kept = await Store.Blobs.PutTextAsync("a", "kept");
        var settled = Assert.Single(Files());
        await Store.DisposeAsync();
        var incoming = Path.Combine(Test.Path, "blobs", "_incoming");
        File.Move(settled, Path.Combine(incoming, $"{TextBlobs.Container}.{kept!.ETag}"));
        await File.WriteAllTextAsync(Path.Combine(incoming, $"{TextBlobs.Container}.7fffffffffffffff"), "orphan", Token);

        await Test.ReopenAsync();

        Assert.Equal([settled], Files());
        Assert.Equal("kept", await Store.Blobs.TextAsync("a"));
    }

    [Fact]
    public async Task Blocks_left_behind_go_when_the_last_of_their_blob_is_old()
    {
        await Store.Blobs.StageTextAsync("left", "00", "x");
        await Store.Blobs.StageTextAsync("going-on", "00", "x");
        Test.Time.Advance(TimeSpan.FromHours(2));
        await Store.Blobs.StageTextAsync("going-on", "01", "x");

        var reaped = await Store.Blobs.ReapStagedAsync(TextBlobs.Container, Test.Time.GetUtcNow() - TimeSpan.FromHours(1), Token);
        await Store.Reaper.ReapAsync(Token);

        Assert.Equal(1, reaped);
        Assert.Empty(await Store.Blobs.StagedAsync(TextBlobs.Name("left"), Token));
        Assert.Equal(2, (await Store.Blobs.StagedAsync(TextBlobs.Name("going-on"), Token)).Count);
        Assert.Equal(2, Files().Count());
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(Path.Combine(Test.Path, "blobs"), "*", SearchOption.AllDirectories);
}
