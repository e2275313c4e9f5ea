namespace ServerlessDam.Media.Probing.Sniffing;

/// <summary>RIFF containers: WebP, WAV and AVI.</summary>
internal static class Riff
{
    public static FileKind? Detect(FileHead head)
    {
        if (!head.Has(0, "RIFF"u8) && !head.Has(0, "RF64"u8))
            return null;
        if (head.Has(8, "WEBP"u8))
            return FileKind.Image("webp");
        if (head.Has(8, "WAVE"u8))
            return FileKind.Video("wav");
        return head.Has(8, "AVI "u8) ? FileKind.Video("avi") : null;
    }
}
