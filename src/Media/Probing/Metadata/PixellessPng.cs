using System.Buffers.Binary;

namespace ServerlessDam.Media.Probing.Metadata;

/// <summary>A PNG without its pixels: the metadata reader would take all of them into memory (PNG specification, 5.3: length, type, data, checksum).</summary>
internal static class PixellessPng
{
    /// <summary>Of all that is kept; a chunk that leads beyond it is left out. Profiles take up to three megabytes.</summary>
    public const int MostBytes = 16 << 20;

    private const int ChecksumBytes = 4;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    private static ReadOnlySpan<byte> End => [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];

    /// <returns>Null: it is no PNG. Of one that ends too soon, what is there.</returns>
    public static MemoryStream? TryRead(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[8];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.SequenceEqual(Signature))
            return null;
        var kept = new MemoryStream();
        kept.Write(head);
        while (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && !head[4..].SequenceEqual("IEND"u8))
        {
            var length = (long)BinaryPrimitives.ReadUInt32BigEndian(head) + ChecksumBytes;
            if (length > file.Length - file.Position)
                break;
            if (head[4..].SequenceEqual("IDAT"u8) || head[4..].SequenceEqual("fdAT"u8) || kept.Length + head.Length + length > MostBytes)
            {
                file.Seek(length, SeekOrigin.Current);
                continue;
            }
            kept.Write(head);
            var data = new byte[length];
            file.ReadExactly(data);
            kept.Write(data);
        }
        kept.Write(End);
        kept.Position = 0;
        return kept;
    }
}
