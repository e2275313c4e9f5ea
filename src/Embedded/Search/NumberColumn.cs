using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ServerlessDam.Embedded.Search;

/// <summary>A field's number of every document at one version of the index, NaN where there is none. Never changes.</summary>
internal sealed class NumberColumn(long epoch, long version, double[]?[] blocks)
{
    private static readonly double[] NoNumbers = [.. Enumerable.Repeat(double.NaN, BlockKeys.Numbers)];

    public long Epoch => epoch;

    public long Version => version;

    public double[]?[] Blocks => blocks;

    public double this[int doc] => doc / BlockKeys.Numbers < blocks.Length && blocks[doc / BlockKeys.Numbers] is { } block ? block[doc % BlockKeys.Numbers] : double.NaN;

    public long SizeInBytes => blocks.Count(block => block is not null) * (long)BlockKeys.Numbers * sizeof(double);

    /// <summary>As a block of the database: little-endian, as the machines are that this runs on.</summary>
    public static double[] Read(byte[] data) => MemoryMarshal.Cast<byte, double>(data).ToArray();

    public static byte[] Write(double[] numbers) => MemoryMarshal.AsBytes<double>(numbers).ToArray();

    public static double[] EmptyBlock() => [.. NoNumbers];

    /// <summary>Adds the documents whose number is at least <paramref name="from"/> and at most <paramref name="to"/>.</summary>
    public void AddBetween(double from, double to, DocumentSet set, CancellationToken cancellationToken)
    {
        const int WordsInBlock = BlockKeys.Numbers / 64;
        for (var i = 0; i < blocks.Length; i++)
        {
            if (blocks[i] is not { } block || i * WordsInBlock >= set.Words.Length)
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            var words = set.Words[(i * WordsInBlock)..];
            for (var word = 0; word < Math.Min(WordsInBlock, words.Length); word++)
            {
                words[word] |= Compare(block.AsSpan(word * 64, 64), from, to);
            }
        }
    }

    /// <summary>A bit for each of 64 numbers; NaN compares as false.</summary>
    private static ulong Compare(ReadOnlySpan<double> numbers, double from, double to)
    {
        var bits = 0UL;
        var (least, most) = (Vector256.Create(from), Vector256.Create(to));
        for (var at = 0; at < numbers.Length; at += Vector256<double>.Count)
        {
            var vector = Vector256.Create(numbers[at..]);
            var holds = Vector256.GreaterThanOrEqual(vector, least) & Vector256.LessThanOrEqual(vector, most);
            bits |= (ulong)holds.ExtractMostSignificantBits() << at;
        }

        return bits;
    }
}
