using System.Buffers.Binary;

namespace ServerlessDam.Media.Probing.Headers;

/// <summary>The directory of a Windows icon: 6 bytes, then 16 for each picture.</summary>
internal static class IcoHeader
{
    /// <summary>Real icons have a dozen pictures; the format would allow 65 535.</summary>
    private const int MaxEntries = 256;

    public sealed record Entry(int Index, int Width, int Height, int Bits);

    /// <summary>The entry with the most pixels, then the most bits a pixel; null when the file has none.</summary>
    public static Entry? Largest(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[6 + (16 * MaxEntries)];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length < 22)
            return null;
        var count = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(4)), (length - 6) / 16);
        return Enumerable.Range(0, count)
            .Select(i => Read(bytes.AsSpan(6 + (16 * i), 16), i))
            .OrderByDescending(entry => entry.Width * entry.Height)
            .ThenByDescending(entry => entry.Bits)
            .FirstOrDefault();
    }

    /// <summary>A side of 0 means 256.</summary>
    private static Entry Read(ReadOnlySpan<byte> entry, int index)
        => new(index, entry[0] == 0 ? 256 : entry[0], entry[1] == 0 ? 256 : entry[1], BinaryPrimitives.ReadUInt16LittleEndian(entry[6..]));
}
