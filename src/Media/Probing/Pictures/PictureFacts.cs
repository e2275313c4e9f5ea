using NetVips;

namespace ServerlessDam.Media.Probing.Pictures;

/// <summary>What a picture's header says, as far as it matters here.</summary>
internal sealed record PictureFacts
{
    /// <summary>In pixels, after orientation.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Pages or frames.</summary>
    public int Pages { get; init; } = 1;

    public bool HasAlpha { get; init; }

    /// <summary>EXIF orientation, 1 to 8.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary><c>RGB</c>, <c>CMYK</c>, <c>Gray</c>, <c>Lab</c>; null when unknown.</summary>
    public string? Colorspace { get; init; }

    /// <summary>Dots per inch; null when the file does not say.</summary>
    public int? Density { get; init; }

    /// <param name="image">Just opened: only its header has been read.</param>
    public static PictureFacts Of(Image image)
    {
        var orientation = Number(image, "orientation") is >= 1 and <= 8 and var value ? value : 1;
        var turned = orientation >= 5;
        return new PictureFacts
        {
            Width = turned ? image.Height : image.Width,
            Height = turned ? image.Width : image.Height,
            Pages = Math.Max(Number(image, "n-pages") ?? 1, 1),
            HasAlpha = image.HasAlpha(),
            Orientation = orientation,
            Colorspace = NameOf(image.Interpretation),
            // libvips' default of 1 pixel a millimetre stands for "not said".
            Density = image.Contains("resolution-unit") && image.Xres > 1 ? (int)Math.Round(Math.Min(image.Xres * 25.4, 100_000)) : null,
        };
    }

    private static int? Number(Image image, string field)
        => image.Contains(field) && image.Get(field) is int value ? value : null;

    private static string? NameOf(Enums.Interpretation interpretation) => interpretation switch
    {
        Enums.Interpretation.Srgb or Enums.Interpretation.Rgb or Enums.Interpretation.Rgb16 or Enums.Interpretation.Scrgb => "RGB",
        Enums.Interpretation.Bw or Enums.Interpretation.Grey16 => "Gray",
        Enums.Interpretation.Cmyk => "CMYK",
        Enums.Interpretation.Lab or Enums.Interpretation.Labs => "Lab",
        _ => null,
    };
}
