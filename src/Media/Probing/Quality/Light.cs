namespace ServerlessDam.Media.Probing.Quality;

/// <summary>How a picture is lit and coloured, from a small copy over white. Each from 0 to 1.</summary>
/// <param name="Contrast">The distance of the 1st and the 99th percentile of brightness, of all that is possible.</param>
/// <param name="Exposure">
/// How well-exposed its mean is: exp(-(m - 0.5)² / (2 · 0.2²)), the weight of Mertens, Kautz and Van Reeth, Exposure Fusion (Pacific Graphics
/// 2007), with m the mean brightness, 0 to 1, of what is not clipped; less half the share of what is clipped to black or white.
/// </param>
/// <param name="Saturation">The mean distance of the largest and the smallest channel, of half of what is possible: 0 is grey.</param>
/// <param name="Lighting">How even the light is: less twice the deviation of the mean brightness, 0 to 1, of 4 × 4 parts.</param>
internal sealed record Light(double Contrast, double Exposure, double Saturation, double Lighting)
{
    private const int Parts = 4;
    private const int Black = 3, White = 252;
    private const double Outliers = 0.01;

    public static Light Of(Pixels pixels, Luma luma)
    {
        var levels = new int[256];
        foreach (var value in luma.Values)
            levels[value]++;
        return new(Spread(levels, luma.Values.Length), WellExposed(levels, luma.Values.Length), Colourful(pixels), Even(luma));
    }

    private static double Spread(int[] levels, int count)
    {
        var (dark, light) = (0, 255);
        for (var below = levels[0]; below <= Outliers * count; below += levels[++dark])
        {
        }
        for (var above = levels[255]; above <= Outliers * count; above += levels[--light])
        {
        }
        return Math.Max(0, light - dark) / 255.0;
    }

    private static double WellExposed(int[] levels, int count)
    {
        var (sum, seen) = (0.0, 0);
        for (var level = Black + 1; level < White; level++)
        {
            sum += (double)level * levels[level];
            seen += levels[level];
        }
        if (seen == 0)
            return 0;
        var off = (sum / seen / 255) - 0.5;
        return Math.Exp(-off * off / (2 * 0.2 * 0.2)) * (1 - (0.5 * (count - seen) / count));
    }

    private static double Colourful(Pixels pixels)
    {
        var sum = 0L;
        for (var i = 0; i < pixels.Count; i++)
        {
            var (r, g, b) = pixels.OverWhite(i);
            sum += Math.Max(Math.Max(r, g), b) - Math.Min(Math.Min(r, g), b);
        }
        return Math.Min(1, sum / 127.5 / pixels.Count);
    }

    private static double Even(Luma luma)
    {
        var (sums, counts) = (new long[Parts * Parts], new long[Parts * Parts]);
        for (var y = 0; y < luma.Height; y++)
        {
            for (var x = 0; x < luma.Width; x++)
            {
                var part = (y * Parts / luma.Height * Parts) + (x * Parts / luma.Width);
                sums[part] += luma.Values[(y * luma.Width) + x];
                counts[part]++;
            }
        }
        double[] means = [.. sums.Zip(counts).Where(part => part.Second > 0).Select(part => part.First / 255.0 / part.Second)];
        var mean = means.Average();
        return 1 - Math.Min(1, 2 * Math.Sqrt(means.Average(part => (part - mean) * (part - mean))));
    }
}
