using System.Buffers.Binary;
using TextEncoding = System.Text.Encoding;

namespace ServerlessDam.Media.Engine.Photoshop;

/// <summary>
/// The image resources that Photoshop stores with a picture, as "Adobe Photoshop File Formats Specification" (November 2019) has them:
/// blocks of a signature, a number, a name and data, each padded to an even length.
/// </summary>
internal static class ImageResources
{
    private static readonly string[] _signatures = ["8BIM", "MeSa", "AgHg", "PHUT", "DCSR"];

    /// <summary>Those that are whole; a block that is not one ends the list.</summary>
    public static IEnumerable<ImageResource> Of(ReadOnlyMemory<byte> blocks)
    {
        while (blocks.Length >= 12 && _signatures.Contains(TextEncoding.Latin1.GetString(blocks.Span[..4])))
        {
            var nameLength = blocks.Span[6];
            var sizeAt = 6 + Even(1 + nameLength);
            if (sizeAt + 4 > blocks.Length)
                yield break;
            var size = BinaryPrimitives.ReadUInt32BigEndian(blocks.Span[sizeAt..]);
            if (size > blocks.Length - sizeAt - 4)
                yield break;
            yield return new(
                BinaryPrimitives.ReadUInt16BigEndian(blocks.Span[4..]),
                TextEncoding.Latin1.GetString(blocks.Span.Slice(7, nameLength)),
                blocks.Slice(sizeAt + 4, (int)size));
            blocks = blocks[Math.Min(blocks.Length, sizeAt + 4 + Even((int)size))..];
        }
    }

    private static int Even(int length) => length + (length & 1);
}

/// <param name="Name">Empty for most.</param>
internal sealed record ImageResource(int Number, string Name, ReadOnlyMemory<byte> Data);
