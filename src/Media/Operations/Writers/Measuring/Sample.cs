using NetVips;

namespace ServerlessDam.Media.Operations.Writers.Measuring;

/// <summary>The part of a picture that quality is tried out on: all of a small one, tiles from all over a large one.</summary>
/// <remarks>
/// Tiles and not a smaller copy: what a quality does to a picture depends on its detail, which shrinking changes. Tiles lie on
/// the grid of JPEG's blocks, so those of a stored JPEG and those of the result meet as they would in the whole picture.
/// </remarks>
internal static class Sample
{
    /// <summary>Pixels that are tried as they are; bounds what measuring costs.</summary>
    private const int MaxArea = 384 * 384;
    private const int TileSide = 128;
    private const int TilesASide = 3;
    private const int Grid = 16;

    /// <param name="image">In memory: tiles are read out of order. Of an animation all frames, which tiles then come from.</param>
    /// <returns>In memory.</returns>
    public static Image Of(Image image)
    {
        if ((long)image.Width * image.Height <= MaxArea)
            return image.CopyMemory();

        var (columns, rows) = (Starts(image.Width), Starts(image.Height));
        var (width, height) = (Math.Min(TileSide, image.Width), Math.Min(TileSide, image.Height));
        var tiles = rows.SelectMany(_ => columns, (top, left) => image.Crop(left, top, width, height)).ToArray();
        try
        {
            using var joined = Image.Arrayjoin(tiles, across: columns.Length);
            return joined.CopyMemory();
        }
        finally
        {
            foreach (var tile in tiles)
                tile.Dispose();
        }
    }

    /// <summary>Where tiles begin along a side: spread evenly, each in the middle of its share.</summary>
    private static int[] Starts(int side)
    {
        var count = Math.Clamp(side / TileSide, 1, TilesASide);
        return [.. Enumerable.Range(0, count).Select(i => Math.Max(0, (int)((i + 0.5) * side / count) - (TileSide / 2)) / Grid * Grid)];
    }
}
