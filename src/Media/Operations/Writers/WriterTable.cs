using System.Collections.Frozen;
using ServerlessDam.Media.Operations.Writers.Measuring;
using ServerlessDam.Media.Programs;
using ServerlessDam.Transformations.Formats;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>An output format.</summary>
/// <param name="MaxSide">Longest side that the format can hold, in pixels.</param>
/// <param name="Write">Encodes to the path.</param>
/// <param name="Summary">What it is good for, for the reference page.</param>
internal sealed record Writer(int MaxSide, Action<Writing> Write, string Summary)
{
    public bool HasAlpha { get; init; } = true;

    public bool CanAnimate { get; init; }

    public bool HasCmyk { get; init; }

    /// <summary>Stills of it can say by a profile what their colours are.</summary>
    public bool HasProfile { get; init; }

    /// <summary>The qualities to try for <c>q_auto</c>; null where the format has one quality only, or cannot be read back here.</summary>
    public QualityScale? Scale { get; init; }

    /// <summary>It is for pictures that an effect has made flat (<see cref="Transformations.Plans.Effect.MakesDrawing"/>), and refused for others.</summary>
    public bool IsDrawing { get; init; }

    /// <summary>What it cannot do without; null for nothing.</summary>
    public ExternalProgram? Program { get; init; }
}

/// <summary>Every format that can be written, by its canonical name.</summary>
internal static class WriterTable
{
    public static readonly FrozenDictionary<string, Writer> ByFormat = new Dictionary<string, Writer>
    {
        ["avif"] = new(FormatChoice.MaxAvifSide, AvifWriter.Write, "Smallest for photographs; lossy, transparent.") { HasProfile = true, Scale = AvifWriter.Scale },
        ["bmp"] = new(65_535, BmpWriter.Write, "Pixels as they are."),
        ["gif"] = new(65_535, GifWriter.Write, "At most 256 colours; animated.") { CanAnimate = true, Scale = GifWriter.Scale },
        ["heic"] = new(16_384, HeicWriter.Write, "As phones store photographs.") { Program = ExternalPrograms.HeifEnc },
        ["ico"] = new(256, IcoWriter.Write, "One icon of at most 256 pixels a side."),
        ["jp2"] = new(65_535, Jp2Writer.Write, "JPEG 2000.") { HasAlpha = false, Program = ExternalPrograms.ImageMagick },
        ["jpg"] = new(65_500, JpegWriter.Write, "Photographs, everywhere; no transparency.") { HasAlpha = false, HasCmyk = true, HasProfile = true, Scale = JpegWriter.Scale },
        ["jxl"] = new(65_535, JxlWriter.Write, "JPEG XL.") { Program = ExternalPrograms.Cjxl },
        ["pdf"] = new(14_400, PdfWriter.Write, "One page that holds the picture."),
        ["png"] = new(65_535, PngWriter.Write, "Lossless, with transparency; a palette by flag or quality.") { CanAnimate = true, HasProfile = true, Scale = PngWriter.Scale },
        ["svg"] = new(65_535, SvgWriter.Write, "A drawing in areas of flat colour, of what `e_vectorize` has made of a picture.") { IsDrawing = true },
        ["tga"] = new(65_535, TgaWriter.Write, "Truevision; pixels as they are."),
        ["tiff"] = new(65_535, TiffWriter.Write, "Lossless, for print; CMYK too.") { HasCmyk = true, HasProfile = true },
        ["webp"] = new(FormatChoice.MaxWebpSide, WebpWriter.Write, "Small, transparent, animated; lossless at quality 100.") { CanAnimate = true, HasProfile = true, Scale = WebpWriter.Scale },
    }.ToFrozenDictionary();

    /// <summary>Canonical names of those that any picture can be written in.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByFormat.Where(writer => !writer.Value.IsDrawing).Select(writer => writer.Key).Order(StringComparer.Ordinal)];
}
