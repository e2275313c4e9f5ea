namespace ServerlessDam.Media.Vision.Background;

/// <summary>
/// Gives a coarse mask the edges of the picture that it belongs to (K. He, J. Sun and X. Tang, Guided Image Filtering, 2010): around each
/// place the mask is taken for a multiple of the picture's brightness plus something.
/// </summary>
internal static class GuidedFilter
{
    /// <param name="guide">Brightness, 0 to 1, row by row.</param>
    /// <param name="mask">Of the same size.</param>
    /// <param name="radius">How far around a place is looked, in pixels.</param>
    /// <param name="epsilon">The variance of brightness below which a place counts as flat.</param>
    /// <returns>For each place what brightness is multiplied by, and what is added; smooth, so that both may be enlarged.</returns>
    public static (float[] Slope, float[] Offset) Fit(float[] guide, float[] mask, int width, int height, int radius, float epsilon)
    {
        var (meanGuide, meanMask) = (Mean(guide, width, height, radius), Mean(mask, width, height, radius));
        var square = Mean(Product(guide, guide), width, height, radius);
        var both = Mean(Product(guide, mask), width, height, radius);
        var (slope, offset) = (new float[guide.Length], new float[guide.Length]);
        for (var i = 0; i < guide.Length; i++)
        {
            slope[i] = (both[i] - (meanGuide[i] * meanMask[i])) / (square[i] - (meanGuide[i] * meanGuide[i]) + epsilon);
            offset[i] = meanMask[i] - (slope[i] * meanGuide[i]);
        }
        return (Mean(slope, width, height, radius), Mean(offset, width, height, radius));
    }

    private static float[] Product(float[] one, float[] other)
    {
        var product = new float[one.Length];
        for (var i = 0; i < product.Length; i++)
            product[i] = one[i] * other[i];
        return product;
    }

    /// <summary>Of a square around each place, or of what of it lies inside: by running sums, at the same cost for every radius.</summary>
    private static float[] Mean(float[] values, int width, int height, int radius)
    {
        var across = new float[values.Length];
        for (var y = 0; y < height; y++)
            MeanAlong(values, across, y * width, 1, width, radius);
        var down = new float[values.Length];
        for (var x = 0; x < width; x++)
            MeanAlong(across, down, x, width, height, radius);
        return down;
    }

    private static void MeanAlong(float[] from, float[] to, int start, int step, int count, int radius)
    {
        var sum = 0.0;
        for (var i = 0; i < Math.Min(radius, count); i++)
            sum += from[start + (i * step)];
        for (var i = 0; i < count; i++)
        {
            if (i + radius < count)
                sum += from[start + ((i + radius) * step)];
            if (i - radius > 0)
                sum -= from[start + ((i - radius - 1) * step)];
            to[start + (i * step)] = (float)(sum / (Math.Min(i + radius, count - 1) - Math.Max(i - radius, 0) + 1));
        }
    }
}
