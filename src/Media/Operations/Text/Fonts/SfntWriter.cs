using System.Buffers.Binary;
using System.Numerics;

namespace ServerlessDam.Media.Operations.Text.Fonts;

/// <summary>A font file of its tables: directory with checksums, then the tables at multiples of four bytes.</summary>
internal static class SfntWriter
{
    public static byte[] Write(uint version, IReadOnlyDictionary<uint, byte[]> tables)
    {
        var tags = tables.Keys.Order().ToList();
        var at = 12 + (16 * tags.Count);
        var file = new byte[at + tables.Values.Sum(table => Padded(table.Length))];
        Directory(file, version, (ushort)tags.Count);
        for (var i = 0; i < tags.Count; i++)
        {
            var table = tables[tags[i]];
            table.CopyTo(file, at);
            var entry = file.AsSpan(12 + (16 * i), 16);
            BinaryPrimitives.WriteUInt32BigEndian(entry, tags[i]);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(file.AsSpan(at, Padded(table.Length))));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)at);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)table.Length);
            at += Padded(table.Length);
        }

        return file;
    }

    private static void Directory(Span<byte> file, uint version, ushort count)
    {
        var exponent = BitOperations.Log2(count);
        var range = (ushort)(16 << exponent);
        BinaryPrimitives.WriteUInt32BigEndian(file, version);
        BinaryPrimitives.WriteUInt16BigEndian(file[4..], count);
        BinaryPrimitives.WriteUInt16BigEndian(file[6..], range);
        BinaryPrimitives.WriteUInt16BigEndian(file[8..], (ushort)exponent);
        BinaryPrimitives.WriteUInt16BigEndian(file[10..], (ushort)((16 * count) - range));
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Checksum(ReadOnlySpan<byte> padded)
    {
        var sum = 0u;
        for (var at = 0; at < padded.Length; at += 4)
            sum += BinaryPrimitives.ReadUInt32BigEndian(padded[at..]);

        return sum;
    }
}
