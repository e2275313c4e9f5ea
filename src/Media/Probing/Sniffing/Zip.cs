namespace ServerlessDam.Media.Probing.Sniffing;

/// <summary>ZIP and what comes in one: office documents, books, 3-D scenes. Local headers only; nothing is unpacked.</summary>
internal static class Zip
{
    private const int LocalHeaderLength = 30;

    public static FileKind? Detect(FileHead head)
    {
        if (!head.Has(0, "PK\u0003\u0004"u8))
            return head.Has(0, "PK\u0005\u0006"u8) ? FileKind.Raw("zip") : null;
        var name = head.Slice(LocalHeaderLength, head.Byte(26) + (head.Byte(27) << 8));
        if (name.EndsWith(".usdc"u8) || name.EndsWith(".usda"u8) || name.EndsWith(".usd"u8))
            return FileKind.Image("usdz");
        if (name.SequenceEqual("mimetype"u8))
            return FileKind.Raw(ByMimeType(head.Slice(LocalHeaderLength + 8, 64)));
        return FileKind.Raw(OfficeFormat(head) ?? "zip");
    }

    private static string ByMimeType(ReadOnlySpan<byte> type)
    {
        if (type.StartsWith("application/epub+zip"u8))
            return "epub";
        if (type.StartsWith("application/vnd.oasis.opendocument.text"u8))
            return "odt";
        if (type.StartsWith("application/vnd.oasis.opendocument.spreadsheet"u8))
            return "ods";
        return type.StartsWith("application/vnd.oasis.opendocument.presentation"u8) ? "odp" : "zip";
    }

    private static string? OfficeFormat(FileHead head)
    {
        if (head.Bytes.IndexOf("[Content_Types].xml"u8) < 0 && head.Bytes.IndexOf("_rels/.rels"u8) < 0)
            return null;
        if (head.Bytes.IndexOf("word/"u8) >= 0)
            return "docx";
        if (head.Bytes.IndexOf("xl/"u8) >= 0)
            return "xlsx";
        return head.Bytes.IndexOf("ppt/"u8) >= 0 ? "pptx" : null;
    }
}
