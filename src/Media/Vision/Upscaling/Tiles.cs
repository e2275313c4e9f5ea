using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Vision.Upscaling;

/// <summary>Cuts a picture into pieces of about one size.</summary>
internal static class Tiles
{
    /// <param name="longest">Side of a piece, at most.</param>
    /// <returns>Row by row; each pixel is in one of them.</returns>
    public static IEnumerable<PixelRect> Of(PixelSize size, int longest)
        => from row in Cuts(size.Height, longest)
           from column in Cuts(size.Width, longest)
           select new PixelRect(column.From, row.From, column.To - column.From, row.To - row.From);

    private static IEnumerable<(int From, int To)> Cuts(int length, int longest)
    {
        var count = (length + longest - 1) / longest;
        return Enumerable.Range(0, count).Select(i => ((int)((long)i * length / count), (int)((i + 1L) * length / count)));
    }
}
