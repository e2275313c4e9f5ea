using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Formats;

/// <summary>The choice behind <c>f_auto</c>: the smallest format that the client names, that keeps what must be kept and that can be written.</summary>
public sealed record FormatChoice
{
    /// <summary>
    /// In pixels: about a second of AVIF encoding for each million on one core, and a first visitor does not wait longer than
    /// for this many. WebP takes a tenth of the time.
    /// </summary>
    public const long MaxSlowArea = 4_000_000;

    /// <summary>Pixels of a side that AVIF's encoder takes at most.</summary>
    public const int MaxAvifSide = 16_384;

    /// <summary>Pixels of a side that WebP has room for: 14 bits, without 0 (VP8 frame header).</summary>
    public const int MaxWebpSide = 16_383;

    /// <summary>The request's header; null without one.</summary>
    public string? Accept { get; init; }

    /// <summary>Canonical name of the format the URL's extension asks for; null without one.</summary>
    public string? Extension { get; init; }

    /// <summary>Canonical name of the format the asset is stored in; null when it has none.</summary>
    public string? Stored { get; init; }

    /// <summary>The result is transparent somewhere.</summary>
    public bool HasAlpha { get; init; }

    /// <summary>The result moves and shall keep moving.</summary>
    public bool Animated { get; init; }

    /// <summary>Of the result; null when it is not known.</summary>
    public PixelSize? Size { get; init; }

    /// <summary>JPEG XL can be written and is wanted.</summary>
    public bool JpegXl { get; init; }

    /// <summary>Canonical names of the formats that still pictures can be written in.</summary>
    public required IReadOnlyCollection<string> Stills { get; init; }

    /// <summary>Canonical names of the formats that animations can be written in.</summary>
    public required IReadOnlyCollection<string> Animations { get; init; }

    /// <summary>
    /// The canonical name. Without a modern format in <see cref="Accept"/> it is the extension's, else the stored one, else png where
    /// there is alpha and jpg where there is none; an animation that cannot stay in either becomes a gif.
    /// </summary>
    public string Choose()
    {
        var writable = Animated ? Animations : Stills;
        var modern = Preferred().FirstOrDefault(name => AcceptedTypes.Names(Accept, MediaFormats.Find(name)!.ContentType));
        return modern ?? Writable(Extension, writable) ?? Writable(Stored, writable) ?? (Animated ? "gif" : HasAlpha ? "png" : "jpg");
    }

    private IEnumerable<string> Preferred()
    {
        var fast = Size is not { Area: > MaxSlowArea };
        var side = Size is { } size ? Math.Max(size.Width, size.Height) : 0;
        if (JpegXl && fast && !Animated)
            yield return "jxl";
        if (fast && !Animated && side <= MaxAvifSide && Stills.Contains("avif"))
            yield return "avif";
        if (side <= MaxWebpSide && (Animated ? Animations : Stills).Contains("webp"))
            yield return "webp";
    }

    private static string? Writable(string? name, IReadOnlyCollection<string> writable)
        => name is not null && writable.Contains(name) ? name : null;
}
