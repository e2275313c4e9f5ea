using System.Collections.Frozen;
using ServerlessDam.Media.Probing.Sniffing;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ServerlessDam.Media.Probing.Headers;

/// <summary>Sizes of the formats that a program decodes, read from their first bytes so that nothing runs before the limits are checked.</summary>
internal static class SimpleHeaders
{
    public static readonly FrozenDictionary<string, Func<FileHead, PictureSize?>> ByFormat =
        new Dictionary<string, Func<FileHead, PictureSize?>>
        {
            ["bmp"] = Bitmap,
            ["psd"] = Photoshop,
            ["tga"] = Targa,
            ["jp2"] = Jpeg2000,
        }.ToFrozenDictionary();

    /// <summary>BITMAPCOREHEADER has 16-bit sides; in all others they are signed, and a negative height means rows from the top.</summary>
    private static PictureSize? Bitmap(FileHead head)
    {
        var dib = head.Slice(14, 16);
        if (dib.Length < 16)
            return null;
        if (ReadUInt32LittleEndian(dib) == 12)
            return Size(ReadUInt16LittleEndian(dib[4..]), ReadUInt16LittleEndian(dib[6..]), false);
        return Size(ReadInt32LittleEndian(dib[4..]), Math.Abs((long)ReadInt32LittleEndian(dib[8..])), false);
    }

    /// <summary>26 bytes: signature, version, 6 reserved, channels, height, width. A fourth channel of RGB is alpha.</summary>
    private static PictureSize? Photoshop(FileHead head)
    {
        var bytes = head.Slice(0, 26);
        return bytes.Length < 26
            ? null
            : Size(ReadUInt32BigEndian(bytes[18..]), ReadUInt32BigEndian(bytes[14..]), ReadUInt16BigEndian(bytes[12..]) > 3 && bytes[25] == 3);
    }

    private static PictureSize? Targa(FileHead head)
    {
        var bytes = head.Slice(0, 18);
        return bytes.Length < 18 ? null : Size(ReadUInt16LittleEndian(bytes[12..]), ReadUInt16LittleEndian(bytes[14..]), (bytes[17] & 15) > 0);
    }

    /// <summary>The <c>ihdr</c> box of a JP2 file, or the SIZ marker of a bare code stream (ISO/IEC 15444-1).</summary>
    private static PictureSize? Jpeg2000(FileHead head)
    {
        if (head.Has(0, [0xFF, 0x4F, 0xFF, 0x51]))
        {
            var siz = head.Slice(8, 16);
            return siz.Length < 16
                ? null
                : Size((long)ReadUInt32BigEndian(siz) - ReadUInt32BigEndian(siz[8..]), (long)ReadUInt32BigEndian(siz[4..]) - ReadUInt32BigEndian(siz[12..]), false);
        }
        var at = head.Slice(0, 4096).IndexOf("ihdr"u8);
        var box = head.Slice(at + 4, 10);
        return at < 0 || box.Length < 10
            ? null
            : Size(ReadUInt32BigEndian(box[4..]), ReadUInt32BigEndian(box), ReadUInt16BigEndian(box[8..]) is 2 or 4);
    }

    private static PictureSize? Size(long width, long height, bool hasAlpha)
        => width is > 0 and <= int.MaxValue && height is > 0 and <= int.MaxValue ? new((int)width, (int)height, hasAlpha) : null;
}
