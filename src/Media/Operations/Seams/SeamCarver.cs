namespace ServerlessDam.Media.Operations.Seams;

/// <summary>Changes the width of a picture of greys by its cheapest vertical seams.</summary>
internal static class SeamCarver
{
    /// <param name="luma">Row by row.</param>
    /// <param name="guard">Of the same size: above 0 where no seam should go.</param>
    /// <param name="width">At least 2, when it is to grow.</param>
    /// <param name="height">At least 1.</param>
    /// <param name="target">At least 1.</param>
    public static ColumnMap Columns(byte[] luma, byte[] guard, int width, int height, int target)
    {
        var map = ColumnMap.Identity(width, height);
        if (target < width)
        {
            var strip = new SeamStrip(luma, guard, width, height);
            while (strip.Width > target)
                strip.Remove();
            return strip.Map();
        }

        // No more than half as much again at once: else one cheap seam would be drawn out over and over.
        while (map.Width < target)
        {
            var more = Grown(map.Apply(luma), map.Apply(guard), map.Width, height, Math.Min(target - map.Width, Math.Max(1, map.Width / 2)));
            map = map.Then(more);
        }

        return map;
    }

    /// <summary>Doubles the seams that would be the first to go.</summary>
    private static ColumnMap Grown(byte[] luma, byte[] guard, int width, int height, int by)
    {
        var strip = new SeamStrip(luma, guard, width, height);
        for (var i = 0; i < by; i++)
            strip.Remove();
        var kept = new bool[width * height];
        strip.MarkKept(kept);

        var places = new float[(width + by) * height];
        var at = 0;
        for (var i = 0; i < kept.Length; i++)
        {
            var x = i % width;
            places[at++] = x;
            if (!kept[i])
                places[at++] = x < width - 1 ? x + 0.5f : x;
        }

        return new(places, width + by, width);
    }
}
