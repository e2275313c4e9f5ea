namespace ServerlessDam.Media.Operations.Completion;

/// <summary>The simplest guess: each pixel as the nearest one that is known.</summary>
internal static class EdgeCopy
{
    public static void Paint(Raster raster, NearestKnown nearest)
    {
        for (var pixel = 0; pixel < raster.Gap.Length; pixel++)
            if (raster.Gap[pixel])
                raster.Pixels.AsSpan(Raster.Bands * nearest[pixel], Raster.Bands).CopyTo(raster.Pixels.AsSpan(Raster.Bands * pixel));
    }
}
