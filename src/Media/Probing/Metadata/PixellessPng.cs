using System.Buffers.Binary;
using System.IO.Compression;

namespace ServerlessDam.Media.Probing.Metadata;

/// <summary>
/// A PNG without its pixels and within bounds: the metadata reader would take all of it into memory, and inflate whatever says that it is
/// deflated (PNG specification, 5.3: length, type, data, checksum; 11.3: what is in them).
/// </summary>
internal static class PixellessPng
{
    /// <summary>Of all that is kept, and of what it inflates to; a chunk that leads beyond it is left out. Profiles take up to three megabytes.</summary>
    public const int MostBytes = 16 << 20;

    /// <summary>What lies behind so many is left out.</summary>
    public const int MostChunks = 500;

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
        long inflated = 0;
        for (var count = 0; count < MostChunks && file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && !head[4..].SequenceEqual("IEND"u8);)
        {
            var length = (long)BinaryPrimitives.ReadUInt32BigEndian(head) + ChecksumBytes;
            if (length > file.Length - file.Position)
                break;
            if (head[4..].SequenceEqual("IDAT"u8) || head[4..].SequenceEqual("fdAT"u8) || kept.Length + head.Length + length > MostBytes)
            {
                file.Seek(length, SeekOrigin.Current);
                continue;
            }
            var data = new byte[length];
            file.ReadExactly(data);
            count++;
            if (Deflated(head[4..], data.AsMemory(..^ChecksumBytes)) is { } deflated && !Inflates(deflated, ref inflated))
                continue;
            kept.Write(head);
            kept.Write(data);
        }
        kept.Write(End);
        kept.Position = 0;
        return kept;
    }

    /// <summary>What is deflated of a chunk; null for nothing.</summary>
    private static ReadOnlyMemory<byte>? Deflated(ReadOnlySpan<byte> type, ReadOnlyMemory<byte> data)
    {
        var isText = type.SequenceEqual("iTXt"u8);
        if (!isText && !type.SequenceEqual("zTXt"u8) && !type.SequenceEqual("iCCP"u8))
            return null;

        // A keyword, and the method of compression; in front of that, for texts that may or may not be deflated, whether it is, and behind it two more words.
        var rest = Behind(data);
        if (!isText)
            return rest[Math.Min(1, rest.Length)..];
        return rest.Length > 2 && rest.Span[0] == 1 ? Behind(Behind(rest[2..])) : null;
    }

    private static ReadOnlyMemory<byte> Behind(ReadOnlyMemory<byte> word) => word.Span.IndexOf((byte)0) is >= 0 and var end ? word[(end + 1)..] : default;

    /// <returns>False: it is broken, or all together would be more than is allowed.</returns>
    private static bool Inflates(ReadOnlyMemory<byte> deflated, ref long inflated)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(deflated.ToArray()), CompressionMode.Decompress);
            var buffer = new byte[64 << 10];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                if ((inflated += read) > MostBytes)
                    return false;
            }
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
