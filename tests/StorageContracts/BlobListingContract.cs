using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.StorageContracts;

/// <summary>What every blob store must do when asked what there is.</summary>
public abstract class BlobListingContract
{
    /// <summary>A store whose containers are empty.</summary>
    protected abstract IBlobStore Store { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_container_without_blobs_lists_none()
    {
        var page = await Store.ListAsync("nothing", "", 10, null, Token);

        Assert.Empty(page.Blobs);
        Assert.Null(page.Continuation);
    }

    [Fact]
    public async Task Names_are_in_ordinal_order()
    {
        string[] names = ["b", "a/c", "a", "a.b", "a-b", "a0", "a/b/c", "B", "ä", "_", "a b", "a.", "a./b", "a../b", "a\\", "a[", "a]"];
        foreach (var name in names)
        {
            await Store.PutTextAsync(name, name);
        }

        Assert.Equal(names.Order(StringComparer.Ordinal), await NamesAsync("", 100));
        Assert.Equal(names.Order(StringComparer.Ordinal), await NamesAsync("", 1));
        Assert.Equal(names.Order(StringComparer.Ordinal), await NamesAsync("", 4));
    }

    [Fact]
    public async Task A_prefix_is_one_of_characters_not_of_segments()
    {
        foreach (var name in new[] { "a", "ab", "a/b", "a/c", "b/a", "b.", "b./c", "b.d", "b-" })
        {
            await Store.PutTextAsync(name, name);
        }

        Assert.Equal(["a", "a/b", "a/c", "ab"], await NamesAsync("a", 2));
        Assert.Equal(["a/b", "a/c"], await NamesAsync("a/", 2));
        Assert.Equal(["b.", "b./c", "b.d"], await NamesAsync("b.", 1));
        Assert.Equal(["b-"], await NamesAsync("b-", 2));
        Assert.Empty(await NamesAsync("c", 2));
    }

    [Fact]
    public async Task A_listing_says_what_a_look_at_the_blob_says()
    {
        var put = await Store.PutTextAsync("a", "hello");

        Assert.Equal(put, Assert.Single((await Store.ListAsync(TextBlobs.Container, "", 10, null, Token)).Blobs));
    }

    [Fact]
    public async Task A_continuation_outlives_changes_around_it()
    {
        foreach (var name in new[] { "b", "d", "f" })
        {
            await Store.PutTextAsync(name, name);
        }

        var first = await Store.ListAsync(TextBlobs.Container, "", 2, null, Token);
        await Store.PutTextAsync("a", "a");
        await Store.PutTextAsync("e", "e");
        await Store.DeleteAsync(TextBlobs.Name("d"), null, Token);

        var second = await Store.ListAsync(TextBlobs.Container, "", 10, first.Continuation, Token);
        Assert.Equal(["e", "f"], second.Blobs.Select(blob => blob.Name.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("../../etc/passwd")]
    public async Task A_continuation_of_nobody_is_refused(string continuation)
    {
        var error = await Assert.ThrowsAsync<DamException>(() => Store.ListAsync(TextBlobs.Container, "", 2, continuation, Token));

        Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5001)]
    public async Task A_page_of_other_than_1_to_5000_is_refused(int take)
        => await Assert.ThrowsAsync<DamException>(() => Store.ListAsync(TextBlobs.Container, "", take, null, Token));

    private async Task<List<string>> NamesAsync(string prefix, int take)
    {
        var names = new List<string>();
        string? continuation = null;
        do
        {
            var page = await Store.ListAsync(TextBlobs.Container, prefix, take, continuation, Token);
            Assert.True(page.Blobs.Count <= take);
            names.AddRange(page.Blobs.Select(blob => blob.Name.Name));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return names;
    }
}
