using NetVips;
using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Media.Probing.Pictures;
using ServerlessDam.Media.Vision.Text;

namespace ServerlessDam.Media.Vision;

/// <summary>A picture as models look at it: one page or frame, upright, sRGB over white, by default at most <see cref="MaxSide"/> pixels long.</summary>
internal sealed class VisiblePicture : IDisposable
{
    public const int MaxSide = 1600;

    /// <summary>For what wants as many of a picture's own pixels as are worth their time.</summary>
    public const int FullSide = 2000;

    private readonly Image _image;

    private VisiblePicture(Image image, double scale) => (_image, Scale) = (image, scale);

    public int Width => _image.Width;

    public int Height => _image.Height;

    /// <summary>Pixels of the original for each of these.</summary>
    public double Scale { get; }

    /// <param name="width">Of what places are told in: the original, upright, in pixels. A page of a document may be drawn larger than that.</param>
    /// <param name="page">From 1.</param>
    /// <exception cref="VipsException">The picture is broken.</exception>
    public static VisiblePicture Open(string path, string format, int width, int height, int maxSide = MaxSide, int page = 1)
    {
        using var source = SmallCopy.Open(path, format, maxSide, page);
        using var small = SmallCopy.Shrunk(source, maxSide);
        using var srgb = small.Colourspace(Enums.Interpretation.Srgb);
        using var flat = srgb.HasAlpha() ? srgb.Flatten(background: [255.0]) : srgb.Copy();
        using var rgb = flat.Bands == 3 ? flat.Copy() : flat.ExtractBand(0, 3);
        using var bytes = rgb.Cast(Enums.BandFormat.Uchar);
        var image = bytes.CopyMemory();
        return new(image, Math.Max(width, height) / (double)Math.Max(image.Width, image.Height));
    }

    /// <param name="image">Upright, sRGB of 8 bits, without alpha.</param>
    public static VisiblePicture Of(Image image) => new(image.Copy(), 1);

    /// <summary>At most <see cref="MaxSide"/> pixels long. The caller owns it.</summary>
    public VisiblePicture Smaller()
    {
        if (Math.Max(Width, Height) <= MaxSide)
            return new(_image.Copy(), Scale);
        using var small = _image.ThumbnailImage(MaxSide, height: MaxSide, size: Enums.Size.Down);
        return new(small.CopyMemory(), Scale * Math.Max(Width, Height) / Math.Max(small.Width, small.Height));
    }

    /// <summary>All of it, squeezed into a square of so few pixels that each is the mean of what it covers, and that spread over a larger one.</summary>
    /// <returns>Three bytes a pixel, row by row.</returns>
    public byte[] Squeezed(int detail, int side)
    {
        using var small = _image.Resize(detail / (double)Width, vscale: detail / (double)Height, kernel: Enums.Kernel.Linear);
        using var squeezed = Of(small);
        return squeezed.Picked(side);
    }

    /// <summary>A square of pixels picked out of it at even distances from edge to edge, each between its four neighbours and with nothing of what lies further off.</summary>
    /// <returns>Three bytes a pixel, row by row.</returns>
    public byte[] Picked(int side)
    {
        var (across, down) = ((side - 1) / (double)Math.Max(1, Width - 1), (side - 1) / (double)Math.Max(1, Height - 1));
        using var square = _image.Affine([across, 0, 0, down], oarea: [0, 0, side, side], extend: Enums.Extend.Copy);
        return square.WriteToMemory<byte>();
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

    /// <summary>All of it, scaled, with white at the right and below up to sides that <paramref name="grid"/> divides.</summary>
    /// <returns>Three bytes a pixel, row by row.</returns>
    public (byte[] Rgb, int Width, int Height) Padded(double factor, int grid)
    {
        using var scaled = _image.Resize(factor, kernel: Enums.Kernel.Linear);
        var (width, height) = ((scaled.Width + grid - 1) / grid * grid, (scaled.Height + grid - 1) / grid * grid);
        using var padded = scaled.Embed(0, 0, width, height, extend: Enums.Extend.White);
        return (padded.WriteToMemory<byte>(), width, height);
    }

    /// <summary>What lies in a turned rectangle, upright and as high as it is asked for, and as wide as that makes it.</summary>
    public (byte[] Rgb, int Width) Line(TextLine line, int height, int longest)
    {
        using var upright = Upright(line, height, longest);
        return (upright.WriteToMemory<byte>(), upright.Width);
    }

    /// <summary>Writes the same, in shades of grey, as PNG.</summary>
    public void WriteLine(string path, TextLine line, int height, int longest)
    {
        using var upright = Upright(line, height, longest);
        using var grey = upright.Colourspace(Enums.Interpretation.Bw);
        grey.Pngsave(path, compression: 1);
    }

    private Image Upright(TextLine line, int height, int longest)
    {
        var shrink = Math.Max(1, (int)(line.Height / height));
        using var source = shrink > 1 ? _image.Shrink(shrink, shrink) : _image.Copy();
        var (left, top) = (line.Corners()[0].X / shrink, line.Corners()[0].Y / shrink);
        var scale = height / (line.Height / shrink);
        var (cos, sin) = (scale * Math.Cos(line.Angle), scale * Math.Sin(line.Angle));
        var width = Math.Clamp((int)Math.Round(line.Width / line.Height * height), 8, longest);
        return source.Affine(
            [cos, sin, -sin, cos], oarea: [0, 0, width, height], odx: -((cos * left) + (sin * top)), ody: (sin * left) - (cos * top), extend: Enums.Extend.Copy);
    }

    /// <summary>Writes all of it, scaled, in shades of grey, as PNG.</summary>
    public void WriteGrey(string path, double factor)
    {
        using var scaled = _image.Resize(factor, kernel: Enums.Kernel.Cubic);
        using var grey = scaled.Colourspace(Enums.Interpretation.Bw);
        grey.Pngsave(path, compression: 1);
    }

    public Point PointInOriginal((double X, double Y) place)
        => new(Round(Math.Clamp(place.X, 0, Width)), Round(Math.Clamp(place.Y, 0, Height)));

    /// <summary>A place in this picture as one in the original, cut to it; null for what is nothing then.</summary>
    public Box? InOriginal(ScoredBox place)
    {
        var (left, top) = (Math.Max(0, place.Left), Math.Max(0, place.Top));
        var (right, bottom) = (Math.Min(Width, place.Right), Math.Min(Height, place.Bottom));
        var box = new Box(Round(left), Round(top), Round(right - left), Round(bottom - top));
        return box is { Width: >= 1, Height: >= 1 } ? box : null;
    }

    public void Dispose() => _image.Dispose();

    private int Round(double value) => (int)Math.Round(value * Scale);
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
