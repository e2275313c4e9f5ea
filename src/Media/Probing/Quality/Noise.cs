namespace ServerlessDam.Media.Probing.Quality;

/// <summary>
/// How little a picture is noisy. The deviation of the noise comes from the mean of |L|, where L is the difference of two Laplacians, which
/// edges hardly answer to (J. Immerkær, Fast Noise Variance Estimation, CVIU 64(2), 1996), here in squares of 16 pixels, of which the first quartile
/// counts: texture is in some of them, noise in all.
/// </summary>
internal static class Noise
{
    private const int Side = 16;

    /// <summary>A deviation, of 255 levels, at which e^-1 is left.</summary>
    private const double Strong = 12;

    /// <summary>Darker and lighter squares than this are clipped: noise is cut off there.</summary>
    private const double Darkest = 10, Lightest = 245;

    /// <summary>1 (none) to 0.</summary>
    public static double Score(IReadOnlyList<Luma> strips) => Math.Exp(-Deviation(strips) / Strong);

    /// <summary>Of 255 levels; 0 where there is nothing to measure.</summary>
    public static double Deviation(IReadOnlyList<Luma> strips)
    {
        List<double> deviations = [];
        foreach (var strip in strips)
        {
            for (var top = 1; top + Side < strip.Height; top += Side)
            {
                for (var left = 1; left + Side < strip.Width; left += Side)
                    AddSquare(strip, left, top, deviations);
            }
        }
        if (deviations.Count == 0)
            return 0;
        deviations.Sort();
        return deviations[deviations.Count / 4];
    }

    private static void AddSquare(Luma strip, int left, int top, List<double> deviations)
    {
        var (sum, light) = (0, 0);
        for (var y = top; y < top + Side; y++)
        {
            var above = strip.Values.AsSpan(((y - 1) * strip.Width) + left - 1, Side + 2);
            var row = strip.Values.AsSpan((y * strip.Width) + left - 1, Side + 2);
            var below = strip.Values.AsSpan(((y + 1) * strip.Width) + left - 1, Side + 2);
            for (var x = 1; x <= Side; x++)
            {
                light += row[x];
                sum += Math.Abs(above[x - 1] - (2 * above[x]) + above[x + 1] - (2 * (row[x - 1] - (2 * row[x]) + row[x + 1])) + below[x - 1] - (2 * below[x]) + below[x + 1]);
            }
        }
        if (light / (double)(Side * Side) is >= Darkest and <= Lightest)
            deviations.Add(Math.Sqrt(Math.PI / 2) / 6 * sum / (Side * Side));
    }
}
