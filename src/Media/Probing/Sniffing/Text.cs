using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace ServerlessDam.Media.Probing.Sniffing;

/// <summary>Text: SVG and playlists by what stands in it, the rest by name.</summary>
internal static class Text
{
    /// <summary>Kinds of text that only their name tells.</summary>
    private static readonly FrozenSet<string> Named = FrozenSet.Create(
        "txt", "csv", "tsv", "md", "json", "xml", "yaml", "yml", "html", "css", "js", "ts", "vtt", "srt", "ics", "vcf", "log", "sql", "rtf", "cube");

    private static readonly SearchValues<char> Controls = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019");

    public static FileKind? Detect(FileHead head, string? fileName)
    {
        if (Decode(head.Bytes) is not { } text)
            return null;
        if (text.StartsWith("#EXTM3U", StringComparison.Ordinal))
            return FileKind.Video("m3u8");
        var extension = Path.GetExtension(fileName)?.TrimStart('.').ToLowerInvariant();
        return XmlRoot.LocalNameOf(text) switch
        {
            "svg" => FileKind.Image("svg"),
            "mpd" => FileKind.Video("mpd"),
            "html" => FileKind.Raw("html"),
            _ when extension is "obj" && IsWavefront(text) => FileKind.Image("obj"),
            _ => extension is not null && Named.Contains(extension) ? FileKind.Raw(extension) : FileKind.Raw("txt"),
        };
    }

    private static bool IsWavefront(string text)
        => text.StartsWith("v ", StringComparison.Ordinal) || text.Contains("\nv ", StringComparison.Ordinal);

    /// <summary>Null when the bytes are no text: a NUL, or mostly controls. UTF-16 by its mark, or by how markup begins in it.</summary>
    private static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return null;
        var encoding = bytes switch
        {
            [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => Encoding.BigEndianUnicode,
            _ => Encoding.UTF8,
        };
        var text = encoding.GetString(bytes).TrimStart('\uFEFF').TrimStart();
        return text.Length == 0 || text.AsSpan().ContainsAny(Controls) ? null : text;
    }
}
