namespace ServerlessDam.Media.Vision.Background;

/// <summary>Where in a mask of the background that is which is not background.</summary>
internal static class SubjectBox
{
    private const float Threshold = 0.5f;

    /// <summary>Of the picture's area: less is a speck.</summary>
    private const double LeastArea = 0.01;

    /// <summary>A row or column with less than this share of the fullest one is a spur, and left outside.</summary>
    private const double Spur = 0.08;

    /// <summary>In places of the mask; null where nothing stands out.</summary>
    public static ScoredBox? Of(float[] mask, int side)
    {
        var (columns, rows) = (new int[side], new int[side]);
        for (var i = 0; i < mask.Length; i++)
        {
            if (mask[i] < Threshold)
                continue;
            columns[i % side]++;
            rows[i / side]++;
        }
        var ((left, right), (top, bottom)) = (Span(columns), Span(rows));
        var share = (right - left) * (double)(bottom - top) / ((double)side * side);
        return share >= LeastArea ? new(left, top, right, bottom, 1) : null;
    }

    private static (int From, int To) Span(int[] counts)
    {
        var least = Math.Max(1, counts.Max() * Spur);
        var from = Array.FindIndex(counts, count => count >= least);
        return from < 0 ? (0, 0) : (from, Array.FindLastIndex(counts, count => count >= least) + 1);
    }
}
