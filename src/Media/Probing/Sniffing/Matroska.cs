namespace ServerlessDam.Media.Probing.Sniffing;

/// <summary>EBML files (RFC 8794): the DocType element tells WebM from Matroska.</summary>
internal static class Matroska
{
    public static FileKind? Detect(FileHead head)
    {
        if (!head.Has(0, [0x1A, 0x45, 0xDF, 0xA3]))
            return null;
        var start = head.Slice(0, 128);
        if (start.IndexOf("webm"u8) >= 0)
            return FileKind.Video("webm");
        return start.IndexOf("matroska"u8) >= 0 ? FileKind.Video("mkv") : null;
    }
}
