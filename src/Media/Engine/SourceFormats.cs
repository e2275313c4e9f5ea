using System.Collections.Frozen;
using NetVips;

namespace ServerlessDam.Media.Engine;

/// <summary>What may be decoded here, by the class of the loader that recognises the content.</summary>
internal static class SourceFormats
{
    /// <summary>As much as the recognisers look at.</summary>
    private const int SniffedBytes = 4096;

    /// <summary>Half a picture is not stored as a result.</summary>
    private const Enums.FailOn Strictness = Enums.FailOn.Truncated;

    private static readonly FrozenDictionary<string, SourceFormat> _byLoader = new Dictionary<string, SourceFormat>
    {
        ["VipsForeignLoadJpegBuffer"] = new("jpg", static (file, load) =>
            Image.Jpegload(file, shrink: load.Shrink, access: load.Access, failOn: Strictness)),
        ["VipsForeignLoadPngBuffer"] = new("png", static (file, load) =>
            Image.Pngload(file, access: load.Access, failOn: Strictness)),
        ["VipsForeignLoadWebpBuffer"] = new("webp", static (file, load) =>
            Image.Webpload(file, page: load.Page, n: load.Frames, scale: load.Scale, access: load.Access, failOn: Strictness)),
        ["VipsForeignLoadNsgifBuffer"] = new("gif", static (file, load) =>
            Image.Gifload(file, page: load.Page, n: load.Frames, access: load.Access, failOn: Strictness)),
        ["VipsForeignLoadTiffBuffer"] = new("tiff", static (file, load) =>
            Image.Tiffload(file, page: load.Page, access: load.Access, failOn: Strictness)),
        ["VipsForeignLoadHeifBuffer"] = new("avif", static (file, load) =>
            Image.Heifload(file, page: load.Page, access: load.Access, failOn: Strictness)),
        ["VipsForeignLoadSvgBuffer"] = new("svg", static (file, load) =>
            Image.SvgloadBuffer(SvgText.Read(file), scale: load.Scale, access: load.Access, failOn: Strictness)),
    }.ToFrozenDictionary();

    /// <summary>Canonical names of all of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. _byLoader.Values.Select(format => format.Name).Order(StringComparer.Ordinal)];

    /// <summary>The format of a file by its first bytes; null when it is none that may be decoded.</summary>
    public static SourceFormat? Of(string path)
    {
        var head = new byte[SniffedBytes];
        using var file = File.OpenRead(path);
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return Loader(head.AsSpan(0, length)) is { } loader ? _byLoader.GetValueOrDefault(loader) : null;
    }

    /// <remarks>
    /// Most files say what they are in their first bytes; asking all of libvips' recognisers takes longer than opening the file.
    /// Besides, libvips knows a TIFF by its directory, which may lie at the very end.
    /// </remarks>
    private static string? Loader(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "VipsForeignLoadJpegBuffer",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, ..] => "VipsForeignLoadPngBuffer",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "VipsForeignLoadWebpBuffer",
        [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => "VipsForeignLoadTiffBuffer",
        _ => Image.FindLoadBuffer(head),
    };
}

/// <param name="Name">Canonical.</param>
/// <param name="Load">Opens a file; pixels follow when they are asked for.</param>
internal sealed record SourceFormat(string Name, Func<string, LoadOptions, Image> Load);

/// <summary>How to open; a loader takes what it knows of.</summary>
internal sealed record LoadOptions
{
    /// <summary>From 0.</summary>
    public int Page { get; init; }

    /// <summary>How many pages; -1 for all from <see cref="Page"/> on.</summary>
    public int Frames { get; init; } = 1;

    /// <summary>1, 2, 4 or 8: what JPEG can be divided by while it is decoded.</summary>
    public int Shrink { get; init; } = 1;

    /// <summary>What WebP and SVG can be scaled by while they are decoded.</summary>
    public double Scale { get; init; } = 1;

    public Enums.Access Access { get; init; } = Enums.Access.Sequential;
}
