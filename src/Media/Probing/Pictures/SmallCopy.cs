using NetVips;
using ServerlessDam.Media.Engine;

namespace ServerlessDam.Media.Probing.Pictures;

/// <summary>Makes the copy of at most 256 × 256 that colours and hash are computed on.</summary>
internal static class SmallCopy
{
    public const int MaxSide = 256;

    /// <summary>The first frame, upright, in sRGB with straight alpha.</summary>
    /// <exception cref="VipsException">The picture is broken.</exception>
    public static Pixels Of(string path, string format)
    {
        using var source = Open(path, format, MaxSide);
        return Of(source, MaxSide);
    }

    /// <summary>Likewise, at most <paramref name="side"/> pixels long.</summary>
    public static Pixels Of(Image source, int side)
    {
        using var small = Shrunk(source, side);
        using var srgb = small.Colourspace(Enums.Interpretation.Srgb);
        using var bytes = srgb.Cast(Enums.BandFormat.Uchar);
        using var opaque = bytes.HasAlpha() ? bytes.Copy() : bytes.Bandjoin(255);
        // Anything beyond four bands is not colour.
        using var rgba = opaque.Bands == 4 ? opaque.Copy() : opaque.ExtractBand(0, 4);
        return new Pixels(rgba.Width, rgba.Height, rgba.WriteToMemory<byte>());
    }

    /// <summary>
    /// At most <paramref name="side"/> pixels long, upright, in sRGB where it has a profile. Without one it goes through none: that would cost several times
    /// as much as all the rest, and change nothing.
    /// </summary>
    public static Image Shrunk(Image source, int side)
        => source.ThumbnailImage(side, height: side, size: Enums.Size.Down, outputProfile: source.Contains("icc-profile-data") ? "srgb" : null);

    /// <summary>A picture that is still at least as long as <paramref name="side"/>, or whole: JPEG and WebP decode smaller at a fraction of the cost.</summary>
    /// <param name="page">From 1: of a document, or a frame of an animation.</param>
    public static Image Open(string path, string format, int side, int page = 1)
    {
        using var header = Loaders.Open(path, format, page);
        var shrink = (int)Math.Clamp(Math.Max(header.Width, header.Height) / (double)side, 1, 8);
        return format switch
        {
            "jpg" => Image.Jpegload(path, shrink: 1 << System.Numerics.BitOperations.Log2((uint)shrink), access: Loaders.Once, failOn: Loaders.Whole),
            "webp" when shrink == 1 && page == 1 && WholeWebp.TryOpen(path) is { } whole => whole,
            "webp" => Image.Webpload(path, page: page - 1, scale: 1.0 / shrink, access: Loaders.Once, failOn: Loaders.Whole),
            _ => header.Copy(),
        };
    }
}
