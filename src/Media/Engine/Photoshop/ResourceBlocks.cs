using System.Buffers.Binary;
using MetadataExtractor;
using MetadataExtractor.Formats.Jpeg;
using MetadataExtractor.IO;
using NetVips;

namespace ServerlessDam.Media.Engine.Photoshop;

/// <summary>Where a file keeps its image resources: a Photoshop file behind its header, JPEG in segments, TIFF in a tag.</summary>
internal static class ResourceBlocks
{
    private const string TiffField = "photoshop-data";

    /// <summary>Far more than paths take; previews and histories are in there too.</summary>
    private const int MaxBytes = 16 << 20;

    /// <param name="path">The original.</param>
    /// <param name="image">What was opened of it.</param>
    /// <returns>Empty for none, and where they are broken: no clipping path is no error of the picture.</returns>
    public static ReadOnlyMemory<byte> Of(string path, Image image)
    {
        if (image.Contains(TiffField) && image.Get(TiffField) is byte[] { Length: <= MaxBytes } stored)
            return stored;
        using var file = File.OpenRead(path);
        var mark = new byte[4];
        if (file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) < mark.Length)
            return default;
        file.Position = 0;
        return mark switch
        {
            [0xFF, 0xD8, ..] => OfJpeg(file),
            [(byte)'8', (byte)'B', (byte)'P', (byte)'S'] => OfPhotoshopFile(file),
            _ => default,
        };
    }

    /// <summary>What is too long for one segment goes on in the next.</summary>
    private static byte[] OfJpeg(FileStream file)
    {
        try
        {
            var label = "Photoshop 3.0\0"u8.ToArray();
            return [.. JpegSegmentReader.ReadSegments(new SequentialStreamReader(file), [JpegSegmentType.AppD])
                .Select(segment => segment.Bytes)
                .Where(bytes => bytes.AsSpan().StartsWith(label))
                .SelectMany(bytes => bytes.Skip(label.Length))
                .Take(MaxBytes)];
        }
        catch (Exception e) when (e is ImageProcessingException or IOException)
        {
            return [];
        }
    }

    /// <summary>A header of 26 bytes, the data of a colour mode, the blocks; the latter two with their lengths before them.</summary>
    private static byte[] OfPhotoshopFile(FileStream file)
    {
        var head = new byte[30];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
            return [];
        file.Position += BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(26));
        var length = new byte[4];
        if (file.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length)
            return [];
        var size = BinaryPrimitives.ReadUInt32BigEndian(length);
        if (size > MaxBytes || size > file.Length - file.Position)
            return [];
        var blocks = new byte[size];
        file.ReadExactly(blocks);
        return blocks;
    }
}
