namespace ServerlessDam.Media.Probing.Sniffing;

/// <summary>
/// Says what a file is by its content. The most certain signs come first: magic numbers, containers with a type inside, sync
/// patterns that repeat, text. The name counts only among kinds of text, which content cannot tell apart.
/// </summary>
internal static class Sniffer
{
    private static readonly Func<FileHead, FileKind?>[] Detectors =
    [
        Signatures.Detect,
        IsoMedia.Detect,
        Riff.Detect,
        Tiff.Detect,
        Matroska.Detect,
        Ogg.Detect,
        Zip.Detect,
        PostScript.Detect,
        MpegStreams.Detect,
        MpegAudio.Detect,
    ];

    /// <param name="fileName">The name it came with, or null.</param>
    public static FileKind Sniff(FileHead head, string? fileName)
    {
        foreach (var detect in Detectors)
        {
            if (detect(head) is { } kind)
                return kind;
        }
        return Text.Detect(head, fileName) ?? FileKind.Unknown;
    }
}
