using System.Collections.Frozen;
using ServerlessDam.Media.Operations.Writers.Measuring;
using ServerlessDam.Media.Programs;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>An output format.</summary>
/// <param name="MaxSide">Longest side that the format can hold, in pixels.</param>
/// <param name="Write">Encodes to the path.</param>
internal sealed record Writer(int MaxSide, Action<Writing> Write)
{
    public bool HasAlpha { get; init; } = true;

    public bool CanAnimate { get; init; }

    public bool HasCmyk { get; init; }

    /// <summary>The qualities to try for <c>q_auto</c>; null where the format has one quality only, or cannot be read back here.</summary>
    public QualityScale? Scale { get; init; }

    /// <summary>What it cannot do without; null for nothing.</summary>
    public ExternalProgram? Program { get; init; }
}

/// <summary>Every format that can be written, by its canonical name.</summary>
internal static class WriterTable
{
    public static readonly FrozenDictionary<string, Writer> ByFormat = new Dictionary<string, Writer>
    {
        ["avif"] = new(16_384, AvifWriter.Write) { Scale = AvifWriter.Scale },
        ["bmp"] = new(65_535, BmpWriter.Write),
        ["gif"] = new(65_535, GifWriter.Write) { CanAnimate = true, Scale = GifWriter.Scale },
        ["heic"] = new(16_384, HeicWriter.Write) { Program = ExternalPrograms.HeifEnc },
        ["ico"] = new(256, IcoWriter.Write),
        ["jp2"] = new(65_535, Jp2Writer.Write) { HasAlpha = false, Program = ExternalPrograms.ImageMagick },
        ["jpg"] = new(65_500, JpegWriter.Write) { HasAlpha = false, HasCmyk = true, Scale = JpegWriter.Scale },
        ["jxl"] = new(65_535, JxlWriter.Write) { Program = ExternalPrograms.Cjxl },
        ["pdf"] = new(14_400, PdfWriter.Write),
        ["png"] = new(65_535, PngWriter.Write) { CanAnimate = true, Scale = PngWriter.Scale },
        ["tga"] = new(65_535, TgaWriter.Write),
        ["tiff"] = new(65_535, TiffWriter.Write) { HasCmyk = true },
        ["webp"] = new(16_383, WebpWriter.Write) { CanAnimate = true, Scale = WebpWriter.Scale },
    }.ToFrozenDictionary();

    /// <summary>Canonical names of all of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByFormat.Keys.Order(StringComparer.Ordinal)];
}
