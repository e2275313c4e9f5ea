using ServerlessDam.Assets.Storage;
using ServerlessDam.Azure.Blobs;
using ServerlessDam.Azure.Tests.Running;
using ServerlessDam.AzuriteEmulator;
using ServerlessDam.StorageContracts;

namespace ServerlessDam.Azure.Tests.Blobs;

/// <summary>Alone: it looks at the memory of the process, which others take too.</summary>
[CollectionDefinition(nameof(LargeBlobTests), DisableParallelization = true)]
[Collection(nameof(LargeBlobTests))]
public sealed class LargeBlobTests(Azurite azurite)
{
    private readonly AzureBlobs _blobs = new TestAccount(azurite).Blobs;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_of_300_MB_goes_in_and_out_with_bounded_memory()
    {
        const long size = 300_000_000;
        var source = new Numbers(size);

        var put = await _blobs.PutAsync(TextBlobs.Name("large"), source, BlobCondition.New, Token);
        Assert.Equal(put, await _blobs.HeadAsync(TextBlobs.Name("large"), Token));
        await using var open = await _blobs.OpenAsync(TextBlobs.Name("large"), 0, null, Token);
        var read = await Numbers.CheckAsync(open!.Content, 0, source, Token);

        Assert.Equal(size, read);
        Assert.True(source.MostMemory - source.FirstMemory < 64 << 20, $"The managed heap grew by {(source.MostMemory - source.FirstMemory) >> 20} MiB.");
    }

    [Fact]
    public async Task A_range_across_blocks_is_what_was_put_there()
    {
        await _blobs.PutAsync(TextBlobs.Name("a"), new Numbers(10 << 20), BlobCondition.None, Token);

        await using var open = await _blobs.OpenAsync(TextBlobs.Name("a"), (4 << 20) - 8, 1 << 20, Token);

        Assert.Equal(1 << 20, await Numbers.CheckAsync(open!.Content, (4 << 20) - 8, null, Token));
    }

    [Theory]
    [InlineData(BlockReader.BlockBytes - 1)]
    [InlineData(BlockReader.BlockBytes)]
    [InlineData(BlockReader.BlockBytes + 1)]
    [InlineData(2 * BlockReader.BlockBytes)]
    public async Task No_byte_is_lost_where_blocks_meet(int size)
    {
        var put = await _blobs.PutAsync(TextBlobs.Name("a"), new Numbers(size), BlobCondition.None, Token);
        await _blobs.StageAsync(TextBlobs.Name("b"), "00", new Numbers(size), Token);
        var staged = Assert.Single(await _blobs.StagedAsync(TextBlobs.Name("b"), Token));
        await _blobs.CommitAsync(TextBlobs.Name("b"), ["00"], BlobCondition.New, Token);

        Assert.Equal((size, size), (put!.SizeInBytes, staged.SizeInBytes));
        foreach (var name in new[] { "a", "b" })
        {
            await using var open = await _blobs.OpenAsync(TextBlobs.Name(name), 0, null, Token);
            Assert.Equal(size, await Numbers.CheckAsync(open!.Content, 0, null, Token));
        }
    }

    [Fact]
    public async Task A_large_block_whose_source_fails_is_none_and_does_not_replace_the_one_before()
    {
        await _blobs.StageTextAsync("a", "00", "before");

        await Assert.ThrowsAsync<IOException>(() => _blobs.StageAsync(TextBlobs.Name("a"), "00", new Numbers(12 << 20, failsAt: 10 << 20), Token));
        await Assert.ThrowsAsync<IOException>(() => _blobs.StageAsync(TextBlobs.Name("a"), "01", new Numbers(12 << 20, failsAt: 10 << 20), Token));

        Assert.Equal([new BlobBlock("00", 6)], await _blobs.StagedAsync(TextBlobs.Name("a"), Token));
        await _blobs.CommitAsync(TextBlobs.Name("a"), ["00"], BlobCondition.None, Token);
        Assert.Equal("before", await _blobs.TextAsync("a"));
    }

    [Fact]
    public async Task A_large_write_whose_source_fails_leaves_what_was_there()
    {
        await _blobs.PutTextAsync("a", "before");

        await Assert.ThrowsAsync<IOException>(() => _blobs.PutAsync(TextBlobs.Name("a"), new Numbers(12 << 20, failsAt: 10 << 20), BlobCondition.None, Token));

        Assert.Equal("before", await _blobs.TextAsync("a"));
    }

    [Fact]
    public async Task Large_writes_of_one_name_do_not_mix()
    {
        var puts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _blobs.PutAsync(TextBlobs.Name("a"), new Numbers(9 << 20), BlobCondition.New, Token)));

        Assert.Single(puts, put => put is not null);
        await using var open = await _blobs.OpenAsync(TextBlobs.Name("a"), 0, null, Token);
        Assert.Equal(9 << 20, await Numbers.CheckAsync(open!.Content, 0, null, Token));
    }
}
