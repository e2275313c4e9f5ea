using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ServerlessDam.Embedded.Search;

/// <summary>
/// The documents of one block of 64 000 that belong to a term or have a field, as bytes: whichever is shortest of the offsets in
/// ascending order, the runs (first offset, length - 1), and the bits. Little-endian; the first byte says which. The longest is a
/// little less than a page of the database.
/// </summary>
internal static class PostingBlock
{
    public const int Documents = 64_000;

    public const int WordCount = Documents / 64;

    private const byte Offsets = 0;
    private const byte Runs = 1;
    private const byte Bits = 2;

    /// <returns>Null of an empty block.</returns>
    public static byte[]? Write(ReadOnlySpan<ulong> words)
    {
        var (count, runs) = (0, 0);
        var carry = 0UL;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word);
            runs += BitOperations.PopCount(word & ~(word << 1 | carry));
            carry = word >> 63;
        }

        return count == 0 ? null
            : runs * 2 < count && runs * 4 < WordCount * 8 ? WriteRuns(words, runs)
            : count * 2 < WordCount * 8 ? WriteOffsets(words, count)
            : [Bits, .. MemoryMarshal.AsBytes(words)];
    }

    /// <summary>Adds a block's documents to the words that stand for it; they may be fewer than those of a block.</summary>
    public static void AddTo(ReadOnlySpan<byte> block, Span<ulong> words)
    {
        var data = block[1..];
        switch (block[0])
        {
            case Offsets:
                for (var at = 0; at < data.Length; at += 2)
                {
                    var offset = BinaryPrimitives.ReadUInt16LittleEndian(data[at..]);
                    words[offset >> 6] |= 1UL << (offset & 63);
                }

                break;
            case Runs:
                for (var at = 0; at < data.Length; at += 4)
                {
                    Fill(words, BinaryPrimitives.ReadUInt16LittleEndian(data[at..]), BinaryPrimitives.ReadUInt16LittleEndian(data[(at + 2)..]) + 1);
                }

                break;
            default:
                var bits = MemoryMarshal.Cast<byte, ulong>(data);
                for (var i = 0; i < Math.Min(words.Length, bits.Length); i++)
                {
                    words[i] |= bits[i];
                }

                break;
        }
    }

    private static void Fill(Span<ulong> words, int first, int length)
    {
        for (var (at, end) = (first, first + length); at < end;)
        {
            var (shift, take) = (at & 63, Math.Min(64 - (at & 63), end - at));
            words[at >> 6] |= ulong.MaxValue >> (64 - take) << shift;
            at += take;
        }
    }

    private static byte[] WriteOffsets(ReadOnlySpan<ulong> words, int count)
    {
        var bytes = new byte[1 + (count * 2)];
        bytes[0] = Offsets;
        var at = 1;
        for (var i = 0; i < words.Length; i++)
        {
            for (var word = words[i]; word != 0; word &= word - 1, at += 2)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), (ushort)((i << 6) + BitOperations.TrailingZeroCount(word)));
            }
        }

        return bytes;
    }

    private static byte[] WriteRuns(ReadOnlySpan<ulong> words, int runs)
    {
        var bytes = new byte[1 + (runs * 4)];
        bytes[0] = Runs;
        var (at, first) = (1, -1);
        for (var offset = 0; offset <= words.Length * 64; offset++)
        {
            // Whole words of one kind are passed at once.
            if ((offset & 63) == 0 && offset < words.Length * 64 && words[offset >> 6] == (first < 0 ? 0 : ulong.MaxValue))
            {
                offset += 63;
                continue;
            }

            var isSet = offset < words.Length * 64 && (words[offset >> 6] >> (offset & 63) & 1) != 0;
            if (isSet && first < 0)
            {
                first = offset;
            }
            else if (!isSet && first >= 0)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), (ushort)first);
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at + 2), (ushort)(offset - first - 1));
                (at, first) = (at + 4, -1);
            }
        }

        return bytes;
    }
}
