using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload.Chunks;

namespace ServerlessDam.Assets.Tests.Upload.Chunks;

public sealed class BlockMapTests
{
    [Fact]
    public void Pieces_in_any_order_make_the_whole_in_their_own_order()
        => Prop.ForAll<int[]>(seeds =>
        {
            var sizes = seeds.Select(seed => (long)(Math.Abs(seed % 1000) + 1)).ToList();
            var blocks = sizes.Select((size, i) => Block(sizes.Take(i).Sum(), size)).ToList();
            var shuffled = blocks.OrderBy(block => block.SizeInBytes).ThenByDescending(block => block.Id, StringComparer.Ordinal).ToList();
            var order = BlockMap.Order(shuffled, sizes.Sum(), null);
            return sizes.Count == 0 || order!.SequenceEqual(blocks.Select(block => block.Id));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void While_a_piece_is_missing_there_is_no_whole()
    {
        Assert.Null(BlockMap.Order([], 10, null));
        Assert.Null(BlockMap.Order([Block(5, 5)], 10, null));
        Assert.Null(BlockMap.Order([Block(0, 5)], 10, null));
        Assert.Null(BlockMap.Order([Block(0, 3), Block(6, 4)], 10, null));
    }

    [Fact]
    public void While_the_size_is_unknown_there_is_no_whole()
        => Assert.Null(BlockMap.Order([Block(0, 5)], null, null));

    [Fact]
    public void Pieces_that_overlap_or_reach_beyond_the_whole_are_an_error_even_behind_a_gap()
    {
        AssertRefused([Block(0, 6), Block(5, 5)], 10);
        AssertRefused([Block(0, 11)], 10);
        AssertRefused([Block(5, 6)], 10);
        AssertRefused([Block(2, 4), Block(3, 4)], null);
    }

    [Fact]
    public void Numbered_parts_are_whole_when_all_are_there()
    {
        Assert.Null(BlockMap.Order([Block(2, 9)], null, 2));
        Assert.Equal([Block(1, 5).Id, Block(2, 9).Id], BlockMap.Order([Block(2, 9), Block(1, 5)], null, 2)!);
    }

    private static void AssertRefused(IReadOnlyList<BlobBlock> blocks, long? total)
        => Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => BlockMap.Order(blocks, total, null)).Kind);

    private static BlobBlock Block(long start, long size) => new(start.ToString("D16", CultureInfo.InvariantCulture), size);
}
