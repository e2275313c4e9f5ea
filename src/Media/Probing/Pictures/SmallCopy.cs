using NetVips;

namespace ServerlessDam.Media.Probing.Pictures;

/// <summary>Makes the copy of at most 256 × 256 that colours and hash are computed on.</summary>
internal static class SmallCopy
{
    public const int MaxSide = 256;

    /// <summary>The first frame, upright, in sRGB with straight alpha.</summary>
    /// <exception cref="VipsException">The picture is broken.</exception>
    public static Pixels Of(string path, string format)
    {
        using var small = Shrink(path, format);
        using var srgb = small.Colourspace(Enums.Interpretation.Srgb);
        using var bytes = srgb.Cast(Enums.BandFormat.Uchar);
        using var opaque = bytes.HasAlpha() ? bytes.Copy() : bytes.Bandjoin(255);
        // Anything beyond four bands is not colour.
        using var rgba = opaque.Bands == 4 ? opaque.Copy() : opaque.ExtractBand(0, 4);
        return new Pixels(rgba.Width, rgba.Height, rgba.WriteToMemory());
    }

    private static Image Shrink(string path, string format)
    {
        if (format != "svg")
            return Image.Thumbnail(path, MaxSide, height: MaxSide, size: Enums.Size.Down, outputProfile: "srgb", failOn: Enums.FailOn.Truncated);
        using var drawing = Loaders.ByFormat[format](path);
        return drawing.ThumbnailImage(MaxSide, height: MaxSide, size: Enums.Size.Down);
    }
}
