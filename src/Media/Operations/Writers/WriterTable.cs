using System.Collections.Frozen;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>An output format.</summary>
/// <param name="MaxSide">Longest side that the format can hold, in pixels.</param>
/// <param name="Write">Encodes to the path.</param>
internal sealed record Writer(bool HasAlpha, bool CanAnimate, int MaxSide, Action<Writing> Write);

/// <summary>Every format that can be written, by its canonical name.</summary>
internal static class WriterTable
{
    public static readonly FrozenDictionary<string, Writer> ByFormat = new Dictionary<string, Writer>
    {
        ["avif"] = new(HasAlpha: true, CanAnimate: false, MaxSide: 16_384, AvifWriter.Write),
        ["gif"] = new(HasAlpha: true, CanAnimate: true, MaxSide: 65_535, GifWriter.Write),
        ["jpg"] = new(HasAlpha: false, CanAnimate: false, MaxSide: 65_500, JpegWriter.Write),
        ["png"] = new(HasAlpha: true, CanAnimate: false, MaxSide: 65_535, PngWriter.Write),
        ["tiff"] = new(HasAlpha: true, CanAnimate: false, MaxSide: 65_535, TiffWriter.Write),
        ["webp"] = new(HasAlpha: true, CanAnimate: true, MaxSide: 16_383, WebpWriter.Write),
    }.ToFrozenDictionary();

    /// <summary>Canonical names of all of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByFormat.Keys.Order(StringComparer.Ordinal)];
}
