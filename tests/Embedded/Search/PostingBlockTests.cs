using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Embedded.Search;

namespace ServerlessDam.Embedded.Tests.Search;

public sealed class PostingBlockTests
{
    /// <summary>A page of the database less what SQLite keeps in it.</summary>
    private const int Longest = 8192 - 35;

    [Fact]
    public void Any_block_reads_as_it_was_written_and_fits_a_page()
    {
        var runs = from first in Gen.Choose(0, PostingBlock.Documents - 1)
                   from length in Gen.OneOf(Gen.Choose(1, 3), Gen.Choose(1, 200), Gen.Choose(1, PostingBlock.Documents))
                   from step in Gen.Choose(1, 3)
                   select Enumerable.Range(0, length).Select(i => first + (i * step)).Where(offset => offset < PostingBlock.Documents);
        Prop.ForAll(runs.ListOf().ToArbitrary(), list =>
        {
            var words = new ulong[PostingBlock.WordCount];
            foreach (var offset in list.SelectMany(run => run))
            {
                words[offset >> 6] |= 1UL << (offset & 63);
            }

            var read = new ulong[PostingBlock.WordCount];
            var block = PostingBlock.Write(words);
            PostingBlock.AddTo(block ?? [0], read);
            return read.AsSpan().SequenceEqual(words) && (block is null) == (list.Count == 0) && block is null or { Length: <= Longest };
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_full_block_is_a_single_run()
    {
        var words = Enumerable.Repeat(ulong.MaxValue, PostingBlock.WordCount).ToArray();

        Assert.Equal(5, PostingBlock.Write(words)!.Length);
    }
}
