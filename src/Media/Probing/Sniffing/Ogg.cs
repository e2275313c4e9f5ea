namespace ServerlessDam.Media.Probing.Sniffing;

/// <summary>Ogg (RFC 3533): the first packet of the first pages names the codecs.</summary>
internal static class Ogg
{
    public static FileKind? Detect(FileHead head)
    {
        if (!head.Has(0, "OggS"u8))
            return null;
        return FileKind.Video(head.Slice(0, 512).IndexOf("theora"u8) >= 0 ? "ogv" : "ogg");
    }
}
