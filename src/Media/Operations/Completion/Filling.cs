using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Operations.Completion;

/// <summary>From a picture and its gap to the filled one. Of a large picture what is around the gap counts; a large gap is filled on a reduced copy.</summary>
internal static class Filling
{
    /// <summary>In pixels; what is larger is filled at this size. Bounds memory.</summary>
    private const double MostArea = 3e6;

    /// <summary>Pixels of gap. Bounds time, to some three seconds.</summary>
    private const double MostGap = 1.2e6;

    /// <summary>Squares with a pixel of gap in them: of a gap in dots there are many more than of one in a piece.</summary>
    private const double MostOpen = 1.5e6;

    /// <summary>Pixels around a gap that are too few to choose from.</summary>
    private const int Scant = 64;

    /// <param name="image">Settled, sRGB, with or without alpha.</param>
    /// <param name="gap">One band, 255 where a pixel is to be found and 0 where it is known.</param>
    /// <returns>As large and of as many bands; what is known may have changed by scaling.</returns>
    public static Image Of(Image image, Image gap, uint seed, CancellationToken cancellationToken)
    {
        if (Around(image, gap, cancellationToken) is not { } window)
            return Whole(image, gap, seed, cancellationToken);
        using var part = image.Crop(window.X, window.Y, window.Width, window.Height);
        using var hole = gap.Crop(window.X, window.Y, window.Width, window.Height);
        using var filled = Whole(part, hole, seed, cancellationToken);
        return image.Insert(filled, window.X, window.Y);
    }

    /// <summary>As much around the gap as may be filled as it is; null where that is the whole picture, or little more than the gap.</summary>
    private static PixelRect? Around(Image image, Image gap, CancellationToken cancellationToken)
    {
        if ((double)image.Width * image.Height <= MostArea)
            return null;
        var sums = gap.Project();
        using var columns = (Image)sums[0];
        using var ofRows = (Image)sums[1];
        var (left, width) = Extent(Counts(columns, cancellationToken));
        var (top, height) = Extent(Counts(ofRows, cancellationToken));

        // (width + 2 m)(height + 2 m) is the most.
        var sides = (double)width + height;
        var margin = (Math.Sqrt((sides * sides) - (4 * (((double)width * height) - MostArea))) - sides) / 4;
        if (!(margin >= Scant))
            return null;
        var around = (int)Math.Min(margin, Math.Max(image.Width, image.Height));
        return new PixelRect(left - around, top - around, width + (2 * around), height + (2 * around)).Intersect(new(0, 0, image.Width, image.Height));
    }

    private static uint[] Counts(Image sums, CancellationToken cancellationToken)
        => Cancellation.Heed(sums, static counts => counts.WriteToMemory<uint>(), cancellationToken);

    /// <summary>From the first that has any to the last.</summary>
    private static (int Start, int Length) Extent(uint[] counts)
    {
        var start = Math.Max(0, Array.FindIndex(counts, count => count > 0));
        return (start, Math.Max(start, Array.FindLastIndex(counts, count => count > 0)) - start + 1);
    }

    private static Image Whole(Image image, Image gap, uint seed, CancellationToken cancellationToken)
    {
        var share = Cancellation.Heed(gap, static mask => mask.Avg(), cancellationToken) / 255;
        var area = (double)image.Width * image.Height;
        var scale = Math.Min(1, Math.Min(Math.Sqrt(MostArea / area), Math.Sqrt(MostGap / Math.Max(1, area * share))));
        var raster = Reduced(image, gap, scale, cancellationToken);
        for (var open = OpenIn(raster); open > MostOpen; open = OpenIn(raster))
        {
            scale *= Math.Sqrt(MostOpen / open) * 0.95;
            raster = Reduced(image, gap, scale, cancellationToken);
        }

        Completer.Fill(raster, seed, cancellationToken);
        using var pixels = Image.NewFromMemoryCopy<byte>(raster.Pixels, raster.Width, raster.Height, Raster.Bands, Enums.BandFormat.Uchar);
        using var srgb = pixels.Copy(interpretation: Enums.Interpretation.Srgb);
        using var filled = Scaled(srgb, (double)image.Width / raster.Width, (double)image.Height / raster.Height);
        return Separate(filled, image.HasAlpha());
    }

    private static double OpenIn(Raster raster) => Squares.Of(raster).Open.Length;

    /// <summary>
    /// Reduced pixels are the mean of the known ones in them. They are known where all of those are; where that leaves nothing, as of a small
    /// picture on a huge canvas, where any is.
    /// </summary>
    private static Raster Reduced(Image image, Image gap, double scale, CancellationToken cancellationToken)
    {
        using var with = Alpha.On(image);
        using var premultiplied = with.Premultiply();
        using var known = gap.Linear([-1 / 255.0], [1]);
        using var knownPixels = premultiplied * known;
        using var sums = Scaled(knownPixels, scale, scale);
        using var shares = Scaled(known, scale, scale);
        using var means = sums / shares;
        using var bytes = Alpha.Bytes(means);
        var pixels = Cancellation.Heed(bytes, static image => image.WriteToMemory<byte>(), cancellationToken);
        var share = Cancellation.Heed(shares, static image => image.WriteToMemory<float>(), cancellationToken);
        var isWhole = Array.Exists(share, each => each > 0.999f);
        return new(bytes.Width, bytes.Height, pixels, Array.ConvertAll(share, each => isWhole ? each <= 0.999f : each <= 0));
    }

    /// <remarks>Between neighbours alone, so that what is known and what is not mix only at the edge of the gap, which then grows over it.</remarks>
    private static Image Scaled(Image image, double across, double down) => across == 1 && down == 1
        ? image.Copy()
        : image.Resize(Math.Max(across, 1.0 / image.Width), vscale: Math.Max(down, 1.0 / image.Height), kernel: Enums.Kernel.Linear);

    private static Image Separate(Image premultiplied, bool hasAlpha)
    {
        if (!hasAlpha)
            return premultiplied.ExtractBand(0, n: 3);
        using var separate = premultiplied.Unpremultiply();
        return Alpha.Bytes(separate);
    }
}
