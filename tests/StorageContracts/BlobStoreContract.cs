using System.Text;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.StorageContracts;

/// <summary>What every blob store must do with whole blobs. Each implementation has a short subclass.</summary>
public abstract class BlobStoreContract
{
    /// <summary>A store whose containers are empty.</summary>
    protected abstract IBlobStore Store { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_missing_is_null_or_false()
    {
        Assert.Null(await Store.HeadAsync(TextBlobs.Name("a"), Token));
        Assert.Null(await Store.OpenAsync(TextBlobs.Name("a"), 0, null, Token));
        Assert.Null(await Store.OpenLocalAsync(TextBlobs.Name("a"), Token));
        Assert.Null(await Store.CopyAsync(TextBlobs.Name("a"), TextBlobs.Name("b"), BlobCondition.None, Token));
        Assert.False(await Store.DeleteAsync(TextBlobs.Name("a"), null, Token));
    }

    [Fact]
    public async Task What_was_put_is_read()
    {
        var put = await Store.PutTextAsync("folder/a", "hello");

        Assert.Equal(5, put!.SizeInBytes);
        Assert.Equal(put, await Store.HeadAsync(TextBlobs.Name("folder/a"), Token));
        Assert.Equal("hello", await Store.TextAsync("folder/a"));
        await using var local = await Store.OpenLocalAsync(TextBlobs.Name("folder/a"), Token);
        Assert.Equal("hello", await File.ReadAllTextAsync(local!.Path, Token));
    }

    [Fact]
    public async Task An_empty_blob_is_a_blob()
    {
        await Store.PutTextAsync("a", "");

        Assert.Equal("", await Store.TextAsync("a"));
        Assert.Equal(0, (await Store.HeadAsync(TextBlobs.Name("a"), Token))!.SizeInBytes);
    }

    [Theory]
    [InlineData(0, null, "0123456789")]
    [InlineData(3, null, "3456789")]
    [InlineData(3, 4L, "3456")]
    [InlineData(9, 100L, "9")]
    [InlineData(10, null, "")]
    [InlineData(11, 5L, "")]
    [InlineData(0, 0L, "")]
    [InlineData(2, long.MaxValue, "23456789")]
    public async Task A_range_is_cut_to_what_there_is(long offset, long? length, string expected)
    {
        await Store.PutTextAsync("a", "0123456789");

        await using var open = await Store.OpenAsync(TextBlobs.Name("a"), offset, length, Token);

        Assert.Equal(10, open!.Info.SizeInBytes);
        Assert.Equal(expected, await new StreamReader(open.Content).ReadToEndAsync(Token));
    }

    [Fact]
    public async Task Every_content_has_an_etag_of_its_own()
    {
        var etags = new List<string>();
        foreach (var text in new[] { "one", "two", "two" })
        {
            etags.Add((await Store.PutTextAsync("a", text))!.ETag);
        }

        await Store.DeleteAsync(TextBlobs.Name("a"), null, Token);
        etags.Add((await Store.PutTextAsync("a", "one"))!.ETag);
        Assert.Equal(4, etags.Distinct().Count());
    }

    [Fact]
    public async Task A_new_blob_does_not_replace_one()
    {
        Assert.NotNull(await Store.PutTextAsync("a", "first", BlobCondition.New));
        Assert.Null(await Store.PutTextAsync("a", "second", BlobCondition.New));

        Assert.Equal("first", await Store.TextAsync("a"));
    }

    [Fact]
    public async Task Of_many_that_create_one_wins()
    {
        var puts = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Store.PutTextAsync("a", $"{i}", BlobCondition.New))));

        var winner = Assert.Single(puts, put => put is not null);
        Assert.Equal(winner, await Store.HeadAsync(TextBlobs.Name("a"), Token));
    }

    [Fact]
    public async Task A_conditional_put_happens_only_under_the_etag_that_was_read()
    {
        var old = await Store.PutTextAsync("a", "one");
        var current = await Store.PutTextAsync("a", "two", BlobCondition.Match(old!.ETag));

        Assert.NotNull(current);
        Assert.Null(await Store.PutTextAsync("a", "three", BlobCondition.Match(old.ETag)));
        Assert.Null(await Store.PutTextAsync("missing", "three", BlobCondition.Match(old.ETag)));
        Assert.Equal("two", await Store.TextAsync("a"));
        Assert.Null(await Store.HeadAsync(TextBlobs.Name("missing"), Token));
    }

    [Fact]
    public async Task A_delete_keeps_its_condition()
    {
        var old = await Store.PutTextAsync("a", "one");
        var current = await Store.PutTextAsync("a", "two");

        Assert.False(await Store.DeleteAsync(TextBlobs.Name("a"), old!.ETag, Token));
        Assert.True(await Store.DeleteAsync(TextBlobs.Name("a"), current!.ETag, Token));
        Assert.False(await Store.DeleteAsync(TextBlobs.Name("a"), null, Token));
        Assert.Null(await Store.OpenAsync(TextBlobs.Name("a"), 0, null, Token));
    }

    [Fact]
    public async Task A_copy_is_a_blob_of_its_own()
    {
        await Store.PutTextAsync("a", "one");
        var copy = await Store.CopyAsync(TextBlobs.Name("a"), TextBlobs.Name("folder/b"), BlobCondition.New, Token);
        await Store.PutTextAsync("a", "two");

        Assert.Equal(copy, await Store.HeadAsync(TextBlobs.Name("folder/b"), Token));
        Assert.Equal("one", await Store.TextAsync("folder/b"));
        Assert.Null(await Store.CopyAsync(TextBlobs.Name("a"), TextBlobs.Name("folder/b"), BlobCondition.New, Token));
        Assert.Equal("one", await Store.TextAsync("folder/b"));
        await Store.DeleteAsync(TextBlobs.Name("a"), null, Token);
        Assert.Equal("one", await Store.TextAsync("folder/b"));
    }

    [Fact]
    public async Task A_write_whose_source_fails_leaves_what_was_there()
    {
        await Store.PutTextAsync("a", "one");

        await Assert.ThrowsAsync<IOException>(() => Store.PutAsync(TextBlobs.Name("a"), new BrokenStream(100_000), BlobCondition.None, Token));

        Assert.Equal("one", await Store.TextAsync("a"));
    }

    [Fact]
    public async Task Readers_during_replacement_see_one_content_whole()
    {
        const int size = 300_000;
        await Store.PutAsync(TextBlobs.Name("a"), new MemoryStream(TextBlobs.Filled(size, 0)), BlobCondition.None, Token);
        var writing = Task.Run(async () =>
        {
            for (byte i = 1; i < 40; i++)
            {
                await Store.PutAsync(TextBlobs.Name("a"), new MemoryStream(TextBlobs.Filled(size, i)), BlobCondition.None, Token);
            }
        });

        while (!writing.IsCompleted)
        {
            await using var open = await Store.OpenAsync(TextBlobs.Name("a"), 0, null, Token);
            var read = new MemoryStream();
            await open!.Content.CopyToAsync(read, Token);
            Assert.Equal(size, read.Length);
            Assert.Single(read.ToArray().Distinct());
        }

        await writing;
    }

    [Fact]
    public async Task A_name_may_be_the_beginning_of_another()
    {
        await Store.PutTextAsync("a", "1");
        await Store.PutTextAsync("a/b", "2");
        await Store.PutTextAsync("a/b/c", "3");

        Assert.Equal("1", await Store.TextAsync("a"));
        Assert.Equal("2", await Store.TextAsync("a/b"));
        Assert.Equal("3", await Store.TextAsync("a/b/c"));
        await Store.DeleteAsync(TextBlobs.Name("a/b"), null, Token);
        Assert.Equal("3", await Store.TextAsync("a/b/c"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../a")]
    [InlineData("a/../b")]
    [InlineData("a/./b")]
    [InlineData("a\0b")]
    [InlineData("a\r\nb")]
    [InlineData("a\uffff")]
    public async Task A_name_out_of_the_rules_is_refused(string name)
    {
        foreach (var attempt in new Func<Task>[]
        {
            () => Store.PutTextAsync(name, "x"),
            () => Store.OpenAsync(TextBlobs.Name(name), 0, null, Token),
            () => Store.OpenLocalAsync(TextBlobs.Name(name), Token),
            () => Store.HeadAsync(TextBlobs.Name(name), Token),
            () => Store.DeleteAsync(TextBlobs.Name(name), null, Token),
            () => Store.CopyAsync(TextBlobs.Name("a"), TextBlobs.Name(name), BlobCondition.None, Token),
            () => Store.StageAsync(TextBlobs.Name(name), "00", new MemoryStream(), Token),
        })
        {
            Assert.Equal(ErrorKind.InvalidParameter, (await Assert.ThrowsAsync<DamException>(attempt)).Kind);
        }
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("Abc")]
    [InlineData("a_c")]
    [InlineData("../etc")]
    [InlineData("-abc")]
    [InlineData("a--c")]
    [InlineData("")]
    public async Task A_container_out_of_the_rules_is_refused(string container)
        => await Assert.ThrowsAsync<DamException>(
            () => Store.PutAsync(new BlobName(container, "a"), new MemoryStream(), BlobCondition.None, Token));

    [Theory]
    [InlineData("with space & %2F + #hash ?query")]
    [InlineData("日本語/😀/ünï.jpg")]
    [InlineData("con/nul/aux.txt")]
    [InlineData("trailing dot./and space /x")]
    [InlineData("trailing dots...")]
    [InlineData("back\\slash\\")]
    [InlineData("'quotes' \"double\" <tag> |pipe| *star* :colon:")]
    public async Task Any_other_name_is_kept_as_it_is(string name)
    {
        await Store.PutTextAsync(name, "x");

        Assert.Equal("x", await Store.TextAsync(name));
        Assert.Equal(name, Assert.Single((await Store.ListAsync(TextBlobs.Container, "", 10, null, Token)).Blobs).Name.Name);
    }

    [Fact]
    public async Task A_name_has_at_most_1024_characters_and_254_segments()
    {
        await Store.PutTextAsync(new string('n', 1024), "long");
        await Store.PutTextAsync(string.Join('/', Enumerable.Repeat("nnn", 254)), "deep");

        Assert.Equal("long", await Store.TextAsync(new string('n', 1024)));
        Assert.Equal("deep", await Store.TextAsync(string.Join('/', Enumerable.Repeat("nnn", 254))));
        await Assert.ThrowsAsync<DamException>(() => Store.PutTextAsync(new string('n', 1025), "x"));
        await Assert.ThrowsAsync<DamException>(() => Store.PutTextAsync(string.Join('/', Enumerable.Repeat("n", 255)), "x"));
    }

    private sealed class BrokenStream(int good) : MemoryStream(Encoding.ASCII.GetBytes(new string('x', good)))
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("The line went dead.");
    }
}
