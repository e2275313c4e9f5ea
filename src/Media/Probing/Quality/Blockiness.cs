namespace ServerlessDam.Media.Probing.Quality;

/// <summary>
/// How little of a grid of 8 pixels shows, as coarse compression leaves it: the mean step from pixel to pixel at each of the eight places
/// of a grid, and by how much the largest of them is above their median (after Wang, Bovik and Evans, Blind Measurement of Blocking Artifacts in
/// Images, ICIP 2000, in the plane of pixels). The grid may begin anywhere: a cropped picture still shows it.
/// </summary>
internal static class Blockiness
{
    private const int Grid = 8;

    /// <summary>Of eight equal numbers that chance moves one is the largest; so much above the median is nothing.</summary>
    private const double Chance = 0.05;

    /// <summary>Steps, of 255 levels, that nobody sees.</summary>
    private const double Unseen = 1;

    /// <summary>1 (none) to 0: at the grid, steps are twice as high.</summary>
    public static double Score(IReadOnlyList<Luma> strips)
    {
        var (across, down) = (new Steps(), new Steps());
        Span<int> sums = stackalloc int[Grid];
        foreach (var strip in strips)
        {
            for (var y = 0; y < strip.Height; y++)
            {
                var row = strip.Values.AsSpan(y * strip.Width, strip.Width);
                sums.Clear();
                for (var x = 1; x < row.Length; x++)
                    sums[x & (Grid - 1)] += Math.Abs(row[x] - row[x - 1]);
                for (var place = 0; place < Grid; place++)
                    across.Add(place, sums[place], ((row.Length - 1 - place + Grid) / Grid) - (place == 0 ? 1 : 0));
                if (y == 0)
                    continue;
                var above = strip.Values.AsSpan((y - 1) * strip.Width, strip.Width);
                var sum = 0;
                for (var x = 0; x < row.Length; x++)
                    sum += Math.Abs(row[x] - above[x]);
                down.Add(y % Grid, sum, row.Length);
            }
        }
        return 1 - Math.Clamp(((across.Excess() + down.Excess()) / 2) - Chance, 0, 1);
    }

    private sealed class Steps
    {
        private readonly long[] _sums = new long[Grid];
        private readonly long[] _counts = new long[Grid];

        public void Add(int place, int sum, int count)
        {
            _sums[place] += sum;
            _counts[place] += count;
        }

        /// <summary>Share by which the largest mean is above the median.</summary>
        public double Excess()
        {
            if (_counts.Any(count => count == 0))
                return 0;
            double[] means = [.. _sums.Zip(_counts, (sum, count) => (double)sum / count).Order()];
            var median = (means[3] + means[4]) / 2;
            return (means[^1] - median) / (median + Unseen);
        }
    }
}
