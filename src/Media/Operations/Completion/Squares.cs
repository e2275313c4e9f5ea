namespace ServerlessDam.Media.Operations.Completion;

/// <summary>The squares of a picture, by what of them is known.</summary>
internal static class Squares
{
    /// <returns>Those that are known wholly, and those that are not, each in the order of rows.</returns>
    public static (int[] Known, int[] Open) Of(Raster raster)
    {
        var (known, open) = (new List<int>(), new List<int>());
        var missing = new int[raster.Width];
        for (var y = 0; y + Patch.Side <= raster.Height; y++)
        {
            Count(raster, missing, y);
            var inSquare = missing.Take(Patch.Side - 1).Sum();
            for (var x = 0; x + Patch.Side <= raster.Width; x++)
            {
                inSquare += missing[x + Patch.Side - 1];
                (inSquare == 0 ? known : open).Add((y * raster.Width) + x);
                inSquare -= missing[x];
            }
        }

        return ([.. known], [.. open]);
    }

    /// <summary>How many pixels of each column are missing in the rows of the squares that begin at this one.</summary>
    private static void Count(Raster raster, int[] missing, int y)
    {
        Array.Clear(missing);
        for (var row = y; row < y + Patch.Side; row++)
            for (var x = 0; x < raster.Width; x++)
                missing[x] += raster.Gap[(row * raster.Width) + x] ? 1 : 0;
    }
}
