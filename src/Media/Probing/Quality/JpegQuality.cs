namespace ServerlessDam.Media.Probing.Quality;

/// <summary>
/// The quality setting, 0 to 1, that quantisation tables stand for. The reference encoder scales the example tables of ITU-T T.81,
/// annex K.1, by a percentage that its setting decides (Independent JPEG Group: 5000 / q below 50, else 200 - 2q). Here the percentage is
/// the sum of the table over the sum of the example, so that other tables have a setting too: that of equal coarseness.
/// </summary>
internal static class JpegQuality
{
    /// <summary>K.1, in the zigzag order of files.</summary>
    private static readonly int[] Luma =
    [
        16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60, 57, 51,
        56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
    ];

    /// <summary>K.2; the rest is 99.</summary>
    private static readonly int[] Chroma = [17, 18, 18, 24, 21, 24, 47, 26, 26, 47, 99, 66, 56, 66, .. Enumerable.Repeat(99, 50)];

    public static double OfLuma(int[] table) => Of(table, Luma);

    public static double OfChroma(int[] table) => Of(table, Chroma);

    private static double Of(int[] table, int[] example)
    {
        if (table.All(step => step <= 1))
            return 1;

        // What baseline files cannot say any coarser tells nothing.
        var told = Enumerable.Range(0, table.Length).Where(i => table[i] < 255).ToList();
        if (told.Count == 0)
            return 0.01;
        var percent = 100.0 * told.Sum(i => table[i]) / told.Sum(i => example[i]);
        return Math.Clamp(percent < 100 ? 1 - (percent / 200) : 50 / percent, 0.01, 1);
    }
}
