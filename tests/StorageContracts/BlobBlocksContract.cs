using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.StorageContracts;

/// <summary>What every blob store must do with blocks that are staged and committed later.</summary>
public abstract class BlobBlocksContract
{
    /// <summary>A store whose containers are empty.</summary>
    protected abstract IBlobStore Store { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staged_blocks_are_no_blob_until_committed()
    {
        await Store.StageTextAsync("a", "00", "hel");

        Assert.Null(await Store.HeadAsync(TextBlobs.Name("a"), Token));
        Assert.Empty((await Store.ListAsync(TextBlobs.Container, "", 10, null, Token)).Blobs);
        Assert.Equal([new BlobBlock("00", 3)], await Store.StagedAsync(TextBlobs.Name("a"), Token));
        Assert.Empty(await Store.StagedAsync(TextBlobs.Name("b"), Token));
    }

    [Fact]
    public async Task A_commit_joins_blocks_in_its_own_order_and_clears_them()
    {
        await Store.StageTextAsync("a", "02", "lo");
        await Store.StageTextAsync("a", "00", "he");
        await Store.StageTextAsync("a", "01", "l");

        var info = await Store.CommitAsync(TextBlobs.Name("a"), ["00", "01", "02"], BlobCondition.New, Token);

        Assert.Equal(5, info!.SizeInBytes);
        Assert.Equal(info, await Store.HeadAsync(TextBlobs.Name("a"), Token));
        Assert.Equal("hello", await Store.TextAsync("a"));
        Assert.Empty(await Store.StagedAsync(TextBlobs.Name("a"), Token));
    }

    [Fact]
    public async Task A_block_staged_again_is_replaced()
    {
        await Store.StageTextAsync("a", "00", "one");
        await Store.StageTextAsync("a", "00", "other");

        await Store.CommitAsync(TextBlobs.Name("a"), ["00"], BlobCondition.None, Token);

        Assert.Equal("other", await Store.TextAsync("a"));
    }

    [Fact]
    public async Task A_block_that_is_not_there_is_an_error_and_changes_nothing()
    {
        await Store.StageTextAsync("a", "00", "x");

        var error = await Assert.ThrowsAsync<DamException>(() => Store.CommitAsync(TextBlobs.Name("a"), ["00", "01"], BlobCondition.None, Token));

        Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
        Assert.Null(await Store.HeadAsync(TextBlobs.Name("a"), Token));
        Assert.Single(await Store.StagedAsync(TextBlobs.Name("a"), Token));
    }

    [Fact]
    public async Task A_commit_whose_condition_fails_changes_nothing()
    {
        await Store.PutTextAsync("a", "there");
        await Store.StageTextAsync("a", "00", "x");

        Assert.Null(await Store.CommitAsync(TextBlobs.Name("a"), ["00"], BlobCondition.New, Token));
        Assert.Equal("there", await Store.TextAsync("a"));
    }

    [Fact]
    public async Task Blobs_have_blocks_of_their_own()
    {
        await Store.StageTextAsync("a", "00", "a's");
        await Store.StageTextAsync("b", "00", "b's");

        await Store.CommitAsync(TextBlobs.Name("a"), ["00"], BlobCondition.None, Token);

        Assert.Equal("a's", await Store.TextAsync("a"));
        Assert.Single(await Store.StagedAsync(TextBlobs.Name("b"), Token));
    }

    [Fact]
    public async Task Of_two_commits_that_create_one_wins()
    {
        await Store.StageTextAsync("a", "00", "x");

        var commits = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await Store.CommitAsync(TextBlobs.Name("a"), ["00"], BlobCondition.New, Token);
            }
            catch (DamException)
            {
                // The other's commit has cleared the blocks already.
                return null;
            }
        })));

        Assert.Single(commits, commit => commit is not null);
        Assert.Equal("x", await Store.TextAsync("a"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("a b")]
    [InlineData("a\0")]
    public async Task A_block_id_out_of_the_rules_is_refused(string id)
        => await Assert.ThrowsAsync<DamException>(() => Store.StageTextAsync("a", id, "x"));

    [Fact]
    public async Task A_block_id_has_at_most_64_characters()
    {
        await Store.StageTextAsync("a", new string('i', 64), "x");

        Assert.Equal(new string('i', 64), Assert.Single(await Store.StagedAsync(TextBlobs.Name("a"), Token)).Id);
        await Assert.ThrowsAsync<DamException>(() => Store.StageTextAsync("b", new string('i', 65), "x"));
    }
}
