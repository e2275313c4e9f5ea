using System.Buffers.Binary;
using ServerlessDam.Media.Engine.Photoshop;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>Tags of TIFFs that were written by hand.</summary>
public sealed class TiffTagsTests
{
    private const int Tag = 338;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Numbers_lie_in_the_entry_or_where_it_points_to(bool isLittle, bool isBig)
    {
        Assert.Equal([2], Numbers(File(isLittle, isBig, type: 3, [2])));
        Assert.Equal([0, 2], Numbers(File(isLittle, isBig, type: 3, [0, 2])));
        Assert.Equal([0, 1, 2, 0, 65535], Numbers(File(isLittle, isBig, type: 3, [0, 1, 2, 0, 65535])));
        Assert.Equal([7, 8], Numbers(File(isLittle, isBig, type: 1, [7, 8])));
        Assert.Equal([70_000, int.MaxValue, 1], Numbers(File(isLittle, isBig, type: 4, [70_000, uint.MaxValue, 1])));
    }

    [Fact]
    public void What_is_no_number_or_no_such_tag_reads_as_nothing()
    {
        var file = File(true, true, type: 3, [0, 2]);
        Assert.Empty(TiffTags.Numbers(new MemoryStream(file), 339));
        Assert.Empty(Numbers(File(true, false, type: 5, [1])));
        Assert.Empty(Numbers(File(true, true, type: 3, [.. new uint[300]])));
        Assert.Empty(Numbers([]));
        Assert.Empty(Numbers([.. "GIF89a"u8]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Broken_files_read_as_nothing_or_as_less(bool isBig)
    {
        var whole = File(true, isBig, type: 3, [0, 1, 2, 0, 1]);
        for (var length = 0; length < whole.Length; length++)
            Assert.InRange(Numbers(whole[..length]).Count, 0, 4);
        for (var at = 4; at < whole.Length; at++)
        {
            var wrong = whole.ToArray();
            wrong[at] = 0xFF;
            Assert.InRange(Numbers(wrong).Count, 0, 256);
        }
    }

    private static IReadOnlyList<int> Numbers(byte[] file) => TiffTags.Numbers(new MemoryStream(file), Tag);

    /// <summary>A header, a directory of two entries, and values that do not fit into theirs.</summary>
    private static byte[] File(bool isLittle, bool isBig, int type, uint[] values)
    {
        var (word, width) = (isBig ? 8 : 4, type switch { 1 => 1, 3 => 2, _ => 4 });
        byte[] data = [.. values.SelectMany(value => Bytes(value, width))];
        var directory = isBig ? 16 : 8;
        var behind = (isBig ? 8 : 2) + (2 * (4 + (2 * word))) + directory;
        var value = data.Length <= word ? [.. data, .. new byte[word - data.Length]] : Bytes((ulong)behind, word);
        return
        [
            .. isLittle ? "II"u8.ToArray() : "MM"u8.ToArray(), .. Bytes(isBig ? 43u : 42, 2),
            .. isBig ? [.. Bytes(8, 2), .. Bytes(0, 2)] : Array.Empty<byte>(), .. Bytes((ulong)directory, word),
            .. Bytes(2, isBig ? 8 : 2),
            .. Bytes(256, 2), .. Bytes(4, 2), .. Bytes(1, word), .. Bytes(9, word),
            .. Bytes(Tag, 2), .. Bytes((ulong)type, 2), .. Bytes((ulong)values.Length, word), .. value,
            .. data.Length <= word ? [] : data,
        ];

        byte[] Bytes(ulong number, int length)
        {
            var bytes = new byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
            return isLittle ? bytes[..length] : [.. bytes[..length].Reverse()];
        }
    }
}
