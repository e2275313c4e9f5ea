namespace ServerlessDam.Media.Probing.Colors;

/// <summary>
/// Finds the colours of a picture: k-means in CIELAB over the bins of its histogram. Seeds are chosen by weight and distance,
/// not by chance, so that the same pixels always give the same colours.
/// </summary>
internal static class Quantizer
{
    public const int MaxColors = 32;

    private const int Rounds = 8;

    /// <summary>Colours nearer than this are one to the eye (squared CIELAB distance).</summary>
    private const double Same = 5 * 5;

    /// <summary>Groups of bins, largest first; the first bin of a group is its most frequent colour.</summary>
    public static IReadOnlyList<IReadOnlyList<ColorBin>> Groups(IReadOnlyList<ColorBin> bins)
    {
        var centers = Seeds(bins);
        var owners = new int[bins.Count];
        for (var round = 0; round < Rounds && Assign(bins, centers, owners); round++)
            Move(bins, centers, owners);
        return
        [
            .. Enumerable.Range(0, bins.Count)
                .GroupBy(i => owners[i], i => bins[i])
                .Select(group => (IReadOnlyList<ColorBin>)[.. group])
                .OrderByDescending(group => group.Sum(bin => (long)bin.Count)),
        ];
    }

    /// <summary>The most frequent colour, then again and again the one that most pixels are farthest from having.</summary>
    private static List<Center> Seeds(IReadOnlyList<ColorBin> bins)
    {
        var centers = new List<Center> { Center.At(bins[0]) };
        var nearest = bins.Select(bin => bin.SquaredDistanceTo(centers[0].Lab, centers[0].Alpha)).ToArray();
        while (centers.Count < MaxColors)
        {
            var best = -1;
            for (var i = 0; i < bins.Count; i++)
            {
                if (nearest[i] > Same && (best < 0 || bins[i].Count * nearest[i] > bins[best].Count * nearest[best]))
                    best = i;
            }
            if (best < 0)
                break;
            var center = Center.At(bins[best]);
            centers.Add(center);
            for (var i = 0; i < bins.Count; i++)
                nearest[i] = Math.Min(nearest[i], bins[i].SquaredDistanceTo(center.Lab, center.Alpha));
        }
        return centers;
    }

    /// <returns>Whether anything changed its owner.</returns>
    private static bool Assign(IReadOnlyList<ColorBin> bins, List<Center> centers, int[] owners)
    {
        var changed = false;
        for (var i = 0; i < bins.Count; i++)
        {
            var (best, distance) = (0, double.MaxValue);
            for (var c = 0; c < centers.Count; c++)
            {
                var candidate = bins[i].SquaredDistanceTo(centers[c].Lab, centers[c].Alpha);
                if (candidate < distance)
                    (best, distance) = (c, candidate);
            }
            changed |= owners[i] != best;
            owners[i] = best;
        }
        return changed;
    }

    private static void Move(IReadOnlyList<ColorBin> bins, List<Center> centers, int[] owners)
    {
        var sums = new (double L, double A, double B, double Alpha, long Count)[centers.Count];
        for (var i = 0; i < bins.Count; i++)
        {
            var (bin, sum) = (bins[i], sums[owners[i]]);
            sums[owners[i]] = (
                sum.L + (bin.Lab.L * bin.Count), sum.A + (bin.Lab.A * bin.Count), sum.B + (bin.Lab.B * bin.Count),
                sum.Alpha + ((double)bin.A * bin.Count), sum.Count + bin.Count);
        }
        for (var c = 0; c < centers.Count; c++)
        {
            var (l, a, b, alpha, count) = sums[c];
            if (count > 0)
                centers[c] = new Center(new Lab(l / count, a / count, b / count), alpha / count);
        }
    }

    private readonly record struct Center(Lab Lab, double Alpha)
    {
        public static Center At(ColorBin bin) => new(bin.Lab, bin.A);
    }
}
