using System.Diagnostics;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;
using ServerlessDam.StorageContracts;

namespace ServerlessDam.Embedded.Tests.Drop;

/// <summary>The drop folder as a container: any file that people put there is a blob, and nothing else is.</summary>
public sealed class DropFolderTests : StoreTest
{
    private string Root => Path.Combine(Test.Path, "drop");

    [Fact]
    public async Task A_file_that_people_put_there_is_a_blob_under_its_path()
    {
        Write("demo/default/summer trip/IMG 1#.jpg", "pixels");
        var name = new BlobName("drop", "demo/default/summer trip/IMG 1#.jpg");

        var head = await Store.Blobs.HeadAsync(name, Token);
        await using var open = await Store.Blobs.OpenAsync(name, 2, 3, Token);
        await using var local = await Store.Blobs.OpenLocalAsync(name, Token);

        Assert.Equal(6, head!.SizeInBytes);
        Assert.Equal("xel", await new StreamReader(open!.Content).ReadToEndAsync(Token));
        Assert.Equal(Path.Combine(Root, name.Name), local!.Path);
    }

    [Fact]
    public async Task A_blob_put_there_is_a_file_for_people()
    {
        var put = await PutAsync("drop-failed", "demo/default/a.jpg.error.json", "{}", BlobCondition.None);

        Assert.Equal("{}", await File.ReadAllTextAsync(Path.Combine(Test.Path, "drop-failed/demo/default/a.jpg.error.json"), Token));
        Assert.Equal(put, await Store.Blobs.HeadAsync(put!.Name, Token));
        Assert.Null(await PutAsync("drop-failed", "demo/default/a.jpg.error.json", "{1}", BlobCondition.New));
        Assert.Null(await PutAsync("drop-failed", "demo/default/a.jpg.error.json", "{1}", BlobCondition.Match("1-2-3")));
        Assert.NotNull(await PutAsync("drop-failed", "demo/default/a.jpg.error.json", "{1}", BlobCondition.Match(put.ETag)));
        Assert.Single(Directory.EnumerateFiles(Path.Combine(Test.Path, "drop-failed"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Another_content_has_another_etag_even_when_size_time_and_name_are_the_same()
    {
        var time = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Write("demo/a", "one");
        File.SetLastWriteTimeUtc(Path.Combine(Root, "demo/a"), time);
        var first = await Store.Blobs.HeadAsync(new BlobName("drop", "demo/a"), Token);
        File.Delete(Path.Combine(Root, "demo/a"));
        // Past a tick of the file system's clock: it may give the same inode out again.
        await Task.Delay(50, Token);
        Write("demo/a", "two");
        File.SetLastWriteTimeUtc(Path.Combine(Root, "demo/a"), time);

        Assert.NotEqual(first!.ETag, (await Store.Blobs.HeadAsync(new BlobName("drop", "demo/a"), Token))!.ETag);
    }

    [Fact]
    public async Task A_change_of_rights_is_no_other_content()
    {
        Write("demo/a", "one");
        var before = await Store.Blobs.HeadAsync(new BlobName("drop", "demo/a"), Token);
        File.SetUnixFileMode(Path.Combine(Root, "demo/a"), UnixFileMode.UserRead);

        Assert.Equal(before, await Store.Blobs.HeadAsync(new BlobName("drop", "demo/a"), Token));
    }

    [Theory]
    [InlineData("demo/.hidden.jpg")]
    [InlineData("demo/.folder/a.jpg")]
    [InlineData("demo/.a.jpg.Xk3.part")]
    [InlineData("demo/a.jpg.part")]
    [InlineData("demo/a.jpg.crdownload")]
    [InlineData("demo/a.jpg~")]
    [InlineData("demo/~$letter.docx")]
    [InlineData("demo/Thumbs.db")]
    [InlineData("demo/new\nline.jpg")]
    public async Task A_file_that_is_not_meant_or_cannot_be_a_blob_is_left_alone(string path)
    {
        Write(path, "x");
        Write("demo/seen.jpg", "x");

        Assert.Equal(["demo/seen.jpg"], await NamesAsync());
        Assert.True(File.Exists(Path.Combine(Root, path)));
    }

    [Fact]
    public async Task Links_and_pipes_are_no_blobs_and_lead_nowhere()
    {
        var outside = Path.Combine(Test.Path, "outside");
        Directory.CreateDirectory(outside);
        await File.WriteAllTextAsync(Path.Combine(outside, "secret"), "secret", Token);
        Write("demo/real", "x");
        File.CreateSymbolicLink(Path.Combine(Root, "demo/link"), Path.Combine(outside, "secret"));
        Directory.CreateSymbolicLink(Path.Combine(Root, "demo/folder"), outside);
        Directory.CreateSymbolicLink(Path.Combine(Root, "demo/loop"), Root);
        await Process.Start("mkfifo", Path.Combine(Root, "demo/pipe")).WaitForExitAsync(Token);

        Assert.Equal(["demo/real"], await NamesAsync());
        foreach (var name in new[] { "demo/link", "demo/folder/secret", "demo/pipe", "demo/loop/demo/real", "demo/folder" })
        {
            Assert.Null(await Store.Blobs.HeadAsync(new BlobName("drop", name), Token));
            Assert.Null(await Store.Blobs.OpenAsync(new BlobName("drop", name), 0, null, Token));
            Assert.Null(await Store.Blobs.OpenLocalAsync(new BlobName("drop", name), Token));
            Assert.False(await Store.Blobs.DeleteAsync(new BlobName("drop", name), null, Token));
        }

        await Assert.ThrowsAsync<DamException>(() => PutAsync("drop", "demo/folder/planted", "x", BlobCondition.None));
        Assert.Equal([Path.Combine(outside, "secret")], Directory.EnumerateFileSystemEntries(outside));
    }

    [Fact]
    public async Task A_deleted_blob_takes_its_empty_folders_along_but_not_those_of_cloud_and_preset()
    {
        Write("demo/default/2026/03/a.jpg", "x");
        Write("demo/default/2026/b.jpg", "x");

        Assert.True(await Store.Blobs.DeleteAsync(new BlobName("drop", "demo/default/2026/03/a.jpg"), null, Token));
        Assert.False(Directory.Exists(Path.Combine(Root, "demo/default/2026/03")));
        Assert.True(await Store.Blobs.DeleteAsync(new BlobName("drop", "demo/default/2026/b.jpg"), null, Token));
        Assert.False(Directory.Exists(Path.Combine(Root, "demo/default/2026")));
        Assert.True(Directory.Exists(Path.Combine(Root, "demo/default")));
    }

    [Fact]
    public async Task A_file_that_changed_is_not_deleted_under_its_old_etag()
    {
        Write("demo/a", "one");
        var old = await Store.Blobs.HeadAsync(new BlobName("drop", "demo/a"), Token);
        Write("demo/a", "other");

        Assert.False(await Store.Blobs.DeleteAsync(new BlobName("drop", "demo/a"), old!.ETag, Token));
        Assert.True(File.Exists(Path.Combine(Root, "demo/a")));
    }

    [Fact]
    public async Task A_copy_out_of_the_folder_does_not_share_the_file_with_people()
    {
        Write("demo/a", "one");
        Assert.NotNull(await Store.Blobs.CopyAsync(new BlobName("drop", "demo/a"), TextBlobs.Name("original"), BlobCondition.New, Token));
        Write("demo/a", "XXX");

        Assert.Equal("one", await Store.Blobs.TextAsync("original"));
        Assert.NotNull(await Store.Blobs.CopyAsync(TextBlobs.Name("original"), new BlobName("drop-failed", "demo/a"), BlobCondition.None, Token));
        Assert.NotNull(await Store.Blobs.CopyAsync(new BlobName("drop", "demo/a"), new BlobName("drop-failed", "demo/b"), BlobCondition.None, Token));
        Assert.Equal("one", await File.ReadAllTextAsync(Path.Combine(Test.Path, "drop-failed/demo/a"), Token));
    }

    [Fact]
    public async Task A_file_that_changes_while_it_is_copied_makes_no_blob()
    {
        Write("demo/a", new string('1', 500_000));
        await using var source = await Store.Blobs.OpenAsync(new BlobName("drop", "demo/a"), 0, null, Token);
        await File.AppendAllTextAsync(Path.Combine(Root, "demo/a"), "2", Token);

        await Assert.ThrowsAsync<IOException>(() => Store.Blobs.PutAsync(TextBlobs.Name("original"), source!.Content, BlobCondition.None, Token));
        Assert.Null(await Store.Blobs.HeadAsync(TextBlobs.Name("original"), Token));
    }

    [Fact]
    public async Task A_folder_is_listed_in_pages_in_ordinal_order()
    {
        string[] names = ["demo/b", "demo/a/c", "demo/a.b", "demo/a0", "demo/B", "other/x"];
        Array.ForEach(names, name => Write(name, "x"));

        var first = await Store.Blobs.ListAsync("drop", "demo/", 2, null, Token);
        var second = await Store.Blobs.ListAsync("drop", "demo/", 10, first.Continuation, Token);

        Assert.Equal(names.Where(name => name.StartsWith("demo/", StringComparison.Ordinal)).Order(StringComparer.Ordinal), first.Blobs.Concat(second.Blobs).Select(blob => blob.Name.Name));
        Assert.Null(second.Continuation);
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
        File.WriteAllText(Path.Combine(Root, path), text);
    }

    private Task<BlobInfo?> PutAsync(string container, string name, string text, BlobCondition condition)
        => Store.Blobs.PutAsync(new BlobName(container, name), TextBlobs.Stream(text), condition, Token);

    private async Task<string[]> NamesAsync()
        => [.. (await Store.Blobs.ListAsync("drop", "", 100, null, Token)).Blobs.Select(blob => blob.Name.Name)];
}
