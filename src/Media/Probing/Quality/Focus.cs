namespace ServerlessDam.Media.Probing.Quality;

/// <summary>
/// How sharp the sharpest part of a picture is: what is blurred already changes little when it is blurred again (Crété, Dolmiere, Ladret and
/// Nicolas, The Blur Effect: Perception and Estimation with a New No-reference Perceptual Blur Metric, SPIE 6492, 2007). In squares of 64
/// pixels, of which the sharpest tenth counts, so that a soft background is no fault; on a copy of a fixed size, so that it does not depend
/// on how many pixels a picture has. What of a step may be noise does not count.
/// </summary>
internal static class Focus
{
    private const int Side = 64;

    /// <summary>Pixels on each side of the one that the second blur replaces by their mean.</summary>
    private const int Reach = 4;

    /// <summary>A mean step, of 255 levels, from which a square shows anything.</summary>
    private const double Shown = 1.5;

    /// <summary>The shares of steps that the second blur leaves of what is sharp, and of what is nothing but blur.</summary>
    private const double Sharp = 0.22, Blurred = 0.85;

    /// <summary>Of the deviation of the noise, what steps must be above.</summary>
    private const double AboveNoise = 2;

    /// <summary>0 to 1; 0 also for what shows nothing.</summary>
    public static double Score(Luma picture)
    {
        List<(double Left, double Steps)> squares = [];
        var floor = AboveNoise * Noise.Deviation([picture]);
        for (var top = 0; top == 0 || top + (Side / 2) < picture.Height; top += Side)
        {
            for (var left = 0; left == 0 || left + (Side / 2) < picture.Width; left += Side)
                squares.Add(Left(picture, floor, left, top, Math.Min(left + Side, picture.Width), Math.Min(top + Side, picture.Height)));
        }
        var most = squares.Max(square => square.Steps);
        double[] shown = [.. squares.Where(square => square.Steps >= Math.Min(Shown, most)).Select(square => square.Left).Order()];
        var share = shown[shown.Length / 10];
        return most < 0.01 ? 0 : Math.Clamp((Blurred - share) / (Blurred - Sharp), 0, 1);
    }

    /// <summary>The share of its steps that blurring a part leaves, in the direction in which it leaves more, and their mean.</summary>
    private static (double Left, double Steps) Left(Luma picture, double floor, int left, int top, int right, int bottom)
    {
        var (across, down) = (new Share(floor), new Share(floor));
        for (var y = top; y < bottom; y++)
            AddLine(picture.Values, (y * picture.Width) + left, 1, right - left, across);
        for (var x = left; x < right; x++)
            AddLine(picture.Values, (top * picture.Width) + x, picture.Width, bottom - top, down);
        return (Math.Max(across.Left, down.Left), (across.Mean + down.Mean) / 2);
    }

    private static void AddLine(byte[] values, int from, int step, int length, Share share)
    {
        const int width = (2 * Reach) + 1;
        var (steps, lost, count) = (0.0, 0.0, 0);
        for (var i = width; i < length; i++)
        {
            // The means around i - Reach and the pixel before it differ by what comes in and what goes out.
            var middle = from + ((i - Reach) * step);
            var seen = Math.Max(0, Math.Abs(values[middle] - values[middle - step]) - share.Floor);
            steps += seen;
            lost += Math.Max(0, seen - (Math.Abs(values[from + (i * step)] - values[from + ((i - width) * step)]) / (double)width));
            count++;
        }
        share.Add(steps, lost, count);
    }

    private sealed class Share(double floor)
    {
        private double _steps;
        private double _lost;
        private int _count;

        public double Floor => floor;

        public double Left => _steps == 0 ? 0 : (_steps - _lost) / _steps;

        public double Mean => _count == 0 ? 0 : _steps / _count;

        public void Add(double steps, double lost, int count)
        {
            _steps += steps;
            _lost += lost;
            _count += count;
        }
    }
}
