namespace ServerlessDam.Media.Operations.Completion;

/// <summary>The simplest guess: the picture mirrored at its edge, or where it is too small for that, the nearest pixel of it.</summary>
internal static class EdgeCopy
{
    public static void Paint(Raster raster, NearestKnown nearest)
    {
        for (var pixel = 0; pixel < raster.Gap.Length; pixel++)
        {
            if (!raster.Gap[pixel])
                continue;
            var edge = nearest[pixel];
            raster.Pixels.AsSpan(Raster.Bands * Source(raster, pixel, edge), Raster.Bands).CopyTo(raster.Pixels.AsSpan(Raster.Bands * pixel));
        }
    }

    private static int Source(Raster raster, int pixel, int edge)
    {
        var x = (2 * (edge % raster.Width)) - (pixel % raster.Width);
        var y = (2 * (edge / raster.Width)) - (pixel / raster.Width);
        var mirrored = (y * raster.Width) + x;
        return x >= 0 && y >= 0 && x < raster.Width && y < raster.Height && !raster.Gap[mirrored] ? mirrored : edge;
    }
}
