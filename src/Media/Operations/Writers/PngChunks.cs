using System.Buffers.Binary;
using System.Text;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>The parts of a PNG file: length, type, data, checksum (PNG specification, 5.3).</summary>
internal static class PngChunks
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] _table = [.. Enumerable.Range(0, 256).Select(Entry)];

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <param name="png">Written by ourselves.</param>
    public static IReadOnlyList<(string Type, ReadOnlyMemory<byte> Data)> Read(ReadOnlyMemory<byte> png)
    {
        var chunks = new List<(string, ReadOnlyMemory<byte>)>();
        for (var rest = png[Signature.Length..]; rest.Length > 0;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rest.Span);
            chunks.Add((Encoding.ASCII.GetString(rest.Span.Slice(4, 4)), rest.Slice(8, length)));
            rest = rest[(length + 12)..];
        }

        return chunks;
    }

    public static void Write(Stream file, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        Span<byte> name = stackalloc byte[4];
        Encoding.ASCII.GetBytes(type, name);
        file.Write(name);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Sum(Sum(~0u, name), data));
        file.Write(number);
    }

    private static uint Sum(uint sum, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
            sum = _table[(sum ^ value) & 0xFF] ^ (sum >> 8);
        return sum;
    }

    private static uint Entry(int value)
    {
        var sum = (uint)value;
        for (var bit = 0; bit < 8; bit++)
            sum = (sum & 1) != 0 ? Polynomial ^ (sum >> 1) : sum >> 1;
        return sum;
    }
}
