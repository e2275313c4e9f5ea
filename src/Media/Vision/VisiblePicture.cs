using NetVips;
using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Media.Probing.Pictures;

namespace ServerlessDam.Media.Vision;

/// <summary>A picture as models look at it: the first frame, upright, sRGB over white, at most <see cref="MaxSide"/> pixels long.</summary>
internal sealed class VisiblePicture : IDisposable
{
    public const int MaxSide = 1600;

    private readonly Image _image;

    private VisiblePicture(Image image, double scale) => (_image, Scale) = (image, scale);

    public int Width => _image.Width;

    public int Height => _image.Height;

    /// <summary>Pixels of the original for each of these.</summary>
    public double Scale { get; }

    /// <param name="width">Of the original, upright, in pixels.</param>
    /// <exception cref="VipsException">The picture is broken.</exception>
    public static VisiblePicture Open(string path, string format, int width, int height)
    {
        var side = Math.Min(MaxSide, Math.Max(width, height));
        using var source = SmallCopy.Open(path, format, side);
        using var small = source.ThumbnailImage(side, height: side, size: Enums.Size.Down, outputProfile: "srgb");
        using var srgb = small.Colourspace(Enums.Interpretation.Srgb);
        using var flat = srgb.HasAlpha() ? srgb.Flatten(background: [255.0]) : srgb.Copy();
        using var rgb = flat.Bands == 3 ? flat.Copy() : flat.ExtractBand(0, 3);
        using var bytes = rgb.Cast(Enums.BandFormat.Uchar);
        var image = bytes.CopyMemory();
        return new(image, Math.Max(width, height) / (double)Math.Max(image.Width, image.Height));
    }

    /// <summary>A part of it, scaled as it is to fit a square and put in its middle; what it does not cover is <paramref name="filler"/>.</summary>
    public PictureSquare Square(int left, int top, int width, int height, int side, byte filler)
    {
        var factor = side / (double)Math.Max(width, height);
        using var part = _image.ExtractArea(left, top, width, height);
        using var scaled = part.Resize(factor, kernel: Enums.Kernel.Linear);
        // Rounding may make it a pixel too long.
        using var cut = scaled.ExtractArea(0, 0, Math.Min(side, scaled.Width), Math.Min(side, scaled.Height));
        var (x, y) = ((side - cut.Width) / 2, (side - cut.Height) / 2);
        using var square = cut.Embed(x, y, side, side, extend: Enums.Extend.Background, background: [filler]);
        return new(square.WriteToMemory<byte>(), 1 / factor, left - (x / factor), top - (y / factor));
    }

    /// <summary>A place in this picture as one in the original, cut to it; null for what is nothing then.</summary>
    public Box? InOriginal(ScoredBox place)
    {
        var (left, top) = (Math.Max(0, place.Left), Math.Max(0, place.Top));
        var (right, bottom) = (Math.Min(Width, place.Right), Math.Min(Height, place.Bottom));
        var box = new Box(Round(left), Round(top), Round(right - left), Round(bottom - top));
        return box is { Width: >= 1, Height: >= 1 } ? box : null;

        int Round(double value) => (int)Math.Round(value * Scale);
    }

    public void Dispose() => _image.Dispose();
}

/// <summary>What a model is shown.</summary>
/// <param name="Rgb">Three bytes a pixel, row by row.</param>
/// <param name="Scale">How many pixels of the picture one of the square is.</param>
/// <param name="Left">Where its left edge lies in the picture.</param>
internal sealed record PictureSquare(byte[] Rgb, double Scale, double Left, double Top)
{
    /// <summary>A place in the square as a place in the picture.</summary>
    public ScoredBox InPicture(ScoredBox box) => box.Scaled(Scale, Left, Top);
}
