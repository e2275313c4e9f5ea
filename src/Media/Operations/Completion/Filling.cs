using NetVips;
using ServerlessDam.Media.Engine;

namespace ServerlessDam.Media.Operations.Completion;

/// <summary>From a picture and its gap to the filled one. Large pictures are filled on a reduced copy: time and memory have their bounds.</summary>
internal static class Filling
{
    /// <summary>In pixels; a larger picture is filled at this size.</summary>
    private const double MostArea = 3e6;

    /// <summary>Pixels of gap: about a second.</summary>
    private const double MostGap = 1.2e6;

    /// <param name="image">Settled, sRGB, with or without alpha.</param>
    /// <param name="gap">One band, 255 where a pixel is to be found and 0 where it is known.</param>
    /// <returns>As large and of as many bands; what is known may have changed by scaling.</returns>
    public static Image Of(Image image, Image gap, uint seed, CancellationToken cancellationToken)
    {
        var share = Cancellation.Heed(gap, static mask => mask.Avg(), cancellationToken) / 255;
        var area = (double)image.Width * image.Height;
        var scale = Math.Min(1, Math.Min(Math.Sqrt(MostArea / area), Math.Sqrt(MostGap / Math.Max(1, area * share))));
        using var small = Scaled(image, scale, scale);
        using var missing = Scaled(gap, scale, scale);
        var raster = new Raster(small.Width, small.Height, Premultiplied(small, cancellationToken), [.. Bytes(missing, cancellationToken).Select(value => value > 0)]);
        Completer.Fill(raster, seed, cancellationToken);
        using var filled = Separate(raster, image.HasAlpha());
        return Scaled(filled, (double)image.Width / small.Width, (double)image.Height / small.Height);
    }

    /// <remarks>Between neighbours alone, so that what is known and what is not mix only at the edge of the gap, which then grows over it.</remarks>
    private static Image Scaled(Image image, double across, double down) => across == 1 && down == 1
        ? image.Copy()
        : image.Resize(Math.Max(across, 1.0 / image.Width), vscale: Math.Max(down, 1.0 / image.Height), kernel: Enums.Kernel.Linear);

    private static byte[] Premultiplied(Image image, CancellationToken cancellationToken)
    {
        using var with = Alpha.On(image);
        using var premultiplied = with.Premultiply();
        using var bytes = Alpha.Bytes(premultiplied);
        return Bytes(bytes, cancellationToken);
    }

    private static Image Separate(Raster raster, bool hasAlpha)
    {
        using var pixels = Image.NewFromMemoryCopy<byte>(raster.Pixels, raster.Width, raster.Height, Raster.Bands, Enums.BandFormat.Uchar);
        using var srgb = pixels.Copy(interpretation: Enums.Interpretation.Srgb);
        if (!hasAlpha)
            return srgb.ExtractBand(0, n: 3);
        using var separate = srgb.Unpremultiply();
        return Alpha.Bytes(separate);
    }

    private static byte[] Bytes(Image image, CancellationToken cancellationToken)
        => Cancellation.Heed(image, static pixels => pixels.WriteToMemory<byte>(), cancellationToken);
}
