using System.Buffers.Binary;

namespace ServerlessDam.Media.Tests.Fuzz;

/// <summary>Damages files as transport, other programs and attackers do: flipped bits, cuts, wrong lengths, pieces of other files.</summary>
internal sealed class ByteMutator(Random random, IReadOnlyList<(string Format, byte[] Bytes)> seeds)
{
    private const int LongestResult = 64 << 10;

    private static readonly uint[] Lengths = [0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF0, 0xFFFFFFFF];

    /// <summary>One of the files with one to five mutations.</summary>
    public (string Format, byte[] Bytes) Next()
    {
        var (format, seed) = seeds[random.Next(seeds.Count)];
        var bytes = (byte[])seed.Clone();
        for (var count = random.Next(1, 6); count > 0 && bytes.Length > 0; count--)
            bytes = Mutated(bytes);

        return (format, bytes.Length <= LongestResult ? bytes : bytes[..LongestResult]);
    }

    private byte[] Mutated(byte[] bytes)
    {
        var from = Place(bytes);
        var to = Math.Min(bytes.Length, from + random.Next(1, 64));
        switch (random.Next(9))
        {
            case 0:
                return bytes[..from];
            case 1:
                return [.. bytes[..from], .. bytes[to..]];
            case 2:
                return [.. bytes[..to], .. bytes[from..]];
            case 3:
                var (_, other) = seeds[random.Next(seeds.Count)];
                return [.. bytes[..from], .. other[Place(other)..]];
            case 4:
                return [.. bytes[..from], .. new byte[random.Next(1, 4096)], .. bytes[from..]];
            case 5:
                return WithLength(bytes, from);
            case 6:
                bytes[from] = (byte)random.Next(256);
                return bytes;
            default:
                for (var flips = random.Next(1, 9); flips > 0; flips--)
                    bytes[Place(bytes)] ^= (byte)(1 << random.Next(8));
                return bytes;
        }
    }

    /// <summary>A number of two or four bytes somewhere becomes one at the edge of its range.</summary>
    private byte[] WithLength(byte[] bytes, int at)
    {
        var value = Lengths[random.Next(Lengths.Length)];
        var field = bytes.AsSpan(at);
        switch (random.Next(4))
        {
            case 0 when field.Length >= 4:
                BinaryPrimitives.WriteUInt32BigEndian(field, value);
                break;
            case 1 when field.Length >= 4:
                BinaryPrimitives.WriteUInt32LittleEndian(field, value);
                break;
            case 2 when field.Length >= 2:
                BinaryPrimitives.WriteUInt16BigEndian(field, (ushort)value);
                break;
            default:
                field[0] = (byte)value;
                break;
        }

        return bytes;
    }

    /// <summary>
    /// Half of the damage goes into the first bytes, where the headers are, the other half to a share of the length: one random number
    /// either way, so that what is done next does not depend on how long the file is.
    /// </summary>
    private int Place(byte[] bytes)
    {
        var (inHeader, share) = (random.Next(2) == 0, random.NextDouble());
        return (int)(share * (inHeader ? Math.Min(bytes.Length, 128) : bytes.Length));
    }
}
