namespace ServerlessDam.Media.Probing.Sniffing;

/// <summary>Formats that one or two fixed sequences of bytes tell.</summary>
internal static class Signatures
{
    private sealed record Signature(FileKind Kind, byte[] Magic, int At = 0, Func<FileHead, bool>? And = null);

    private static readonly Signature[] All =
    [
        new(FileKind.Image("jpg"), [0xFF, 0xD8, 0xFF]),
        new(FileKind.Image("png"), [0x89, .. "PNG\r\n\u001a\n"u8]),
        new(FileKind.Image("gif"), [.. "GIF87a"u8]),
        new(FileKind.Image("gif"), [.. "GIF89a"u8]),
        new(FileKind.Image("bmp"), [.. "BM"u8], And: HasBitmapHeader),
        new(FileKind.Image("ico"), [0, 0, 1, 0], And: HasIconEntry),
        new(FileKind.Image("psd"), [.. "8BPS"u8], And: head => head.Byte(5) is 1 or 2),
        new(FileKind.Image("jxl"), [0, 0, 0, 0x0C, .. "JXL \r\n"u8, 0x87, 0x0A]),
        new(FileKind.Image("jxl"), [0xFF, 0x0A], And: head => head.Bytes.Length > 12),
        new(FileKind.Image("jp2"), [0, 0, 0, 0x0C, .. "jP  \r\n"u8, 0x87, 0x0A]),
        new(FileKind.Image("jp2"), [0xFF, 0x4F, 0xFF, 0x51]),
        new(FileKind.Image("wdp"), [.. "II"u8, 0xBC, 0x01]),
        new(FileKind.Image("djvu"), [.. "AT&TFORM"u8], And: head => head.Has(12, "DJV"u8)),
        new(FileKind.Image("flif"), [.. "FLIF"u8]),
        new(FileKind.Image("indd"), [0x06, 0x06, 0xED, 0xF5, 0xD8, 0x1D, 0x46, 0xE5]),
        new(FileKind.Image("tga"), [], And: head => head.Tail.EndsWith("TRUEVISION-XFILE.\0"u8)),
        new(FileKind.Image("glb"), [.. "glTF"u8], And: head => head.UInt32LittleEndian(4) is 1 or 2),
        new(FileKind.Image("ply"), [.. "ply\n"u8], And: head => head.Slice(0, 64).IndexOf("format "u8) >= 0),
        new(FileKind.Image("ply"), [.. "ply\r\n"u8], And: head => head.Slice(0, 64).IndexOf("format "u8) >= 0),
        new(FileKind.Image("fbx"), [.. "Kaydara FBX Binary"u8]),
        new(FileKind.Video("flac"), [.. "fLaC"u8]),
        new(FileKind.Video("aiff"), [.. "FORM"u8], And: head => head.Has(8, "AIFF"u8) || head.Has(8, "AIFC"u8)),
        new(FileKind.Video("amr"), [.. "#!AMR"u8]),
        new(FileKind.Video("mxf"), [0x06, 0x0E, 0x2B, 0x34, 0x02, 0x05, 0x01, 0x01]),
        new(FileKind.Video("flv"), [.. "FLV"u8, 0x01]),
        new(FileKind.Video("wmv"), [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]),
        new(FileKind.Raw("gz"), [0x1F, 0x8B, 0x08]),
        new(FileKind.Raw("7z"), [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C]),
        new(FileKind.Raw("rar"), [.. "Rar!"u8, 0x1A, 0x07]),
        new(FileKind.Raw("xz"), [0xFD, .. "7zXZ\0"u8]),
        new(FileKind.Raw("woff"), [.. "wOFF"u8]),
        new(FileKind.Raw("woff2"), [.. "wOF2"u8]),
        new(FileKind.Raw("ttf"), [0, 1, 0, 0, 0]),
        new(FileKind.Raw("otf"), [.. "OTTO"u8]),
        new(FileKind.Raw("mobi"), [.. "BOOKMOBI"u8], At: 60),
    ];

    public static FileKind? Detect(FileHead head)
        => Array.Find(All, one => head.Has(one.At, one.Magic) && (one.And is null || one.And(head)))?.Kind;

    /// <summary>The size of the second header tells a bitmap from a text that begins with BM.</summary>
    private static bool HasBitmapHeader(FileHead head) => head.UInt32LittleEndian(14) is 12 or 16 or 40 or 52 or 56 or 64 or 108 or 124;

    /// <summary>At least one entry, whose reserved byte is 0 (ICO has no stronger sign).</summary>
    private static bool HasIconEntry(FileHead head) => (head.Byte(4) | head.Byte(5)) > 0 && head.Byte(9) == 0 && head.Bytes.Length >= 22;
}
