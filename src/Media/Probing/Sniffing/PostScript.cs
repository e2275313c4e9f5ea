namespace ServerlessDam.Media.Probing.Sniffing;

/// <summary>PDF, Illustrator (a PDF with Adobe's private data) and PostScript.</summary>
internal static class PostScript
{
    public static FileKind? Detect(FileHead head)
    {
        if (head.Has(0, [0xC5, 0xD0, 0xD3, 0xC6]))
            return FileKind.Image("eps");
        // Readers forgive a byte order mark and blank lines before the first line, so files have them.
        var start = head.Slice(0, 1024);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            start = start[3..];
        start = start.TrimStart(" \t\r\n\0"u8);
        if (start.StartsWith("%PDF-"u8))
            return FileKind.Image(head.Bytes.IndexOf("/AIPrivateData"u8) >= 0 || head.Bytes.IndexOf("/AIMetaData"u8) >= 0 ? "ai" : "pdf");
        return start.StartsWith("%!PS"u8) ? FileKind.Image("eps") : null;
    }
}
