using NetVips;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>
/// The filter of Kuwahara (1976): of four neighbourhoods in whose corners a pixel lies, the evenest gives it its mean. Areas become
/// flat and edges stay.
/// </summary>
internal static class FlatStrokes
{
    /// <param name="radius">Half the side of a neighbourhood, in pixels; at least 1.</param>
    public static Image Painted(Image image, int radius)
    {
        using var scratch = new Scratch();
        using var means = Box(image, radius);
        using var mean = means.CopyMemory();
        var grey = scratch.Of(Channels.Luma(image));
        var even = scratch.Of(Box(grey, radius));
        var difference = scratch.Of(grey - even);
        var off = scratch.Of(difference.Abs());
        var bytes = scratch.Of(off.Cast(Enums.BandFormat.Uchar));
        using var unevenness = Box(bytes, radius);
        using var uneven = unevenness.CopyMemory();

        var best = scratch.Of(Channels.Moved(mean, radius, radius, Enums.Extend.Copy));
        var least = scratch.Of(Channels.Moved(uneven, radius, radius, Enums.Extend.Copy));
        foreach (var (x, y) in new[] { (radius, -radius), (-radius, radius), (-radius, -radius) })
        {
            var other = scratch.Of(Channels.Moved(uneven, x, y, Enums.Extend.Copy));
            var isEvener = scratch.Of(other < least);
            best = scratch.Of(isEvener.Ifthenelse(scratch.Of(Channels.Moved(mean, x, y, Enums.Extend.Copy)), best));
            least = scratch.Of(least.Minpair(other));
        }

        return best.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <remarks>In floating point: the integer one of libvips is off by two in a hundred.</remarks>
    private static Image Box(Image image, int radius)
    {
        var side = (2 * radius) + 1;
        using var mask = Image.NewFromArray(Enumerable.Repeat(1, side).ToArray(), side);
        using var mean = image.Convsep(mask, precision: Enums.Precision.Float);
        return Alpha.Bytes(mean);
    }
}
