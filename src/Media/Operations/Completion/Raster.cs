namespace ServerlessDam.Media.Operations.Completion;

/// <summary>A picture with gaps: four bytes a pixel (colours times alpha, then alpha), and which pixels are to be found.</summary>
internal sealed class Raster
{
    public const int Bands = 4;

    /// <param name="pixels">Row by row without padding; what stands in a gap does not count.</param>
    /// <param name="gap">True where a pixel is to be found.</param>
    public Raster(int width, int height, byte[] pixels, bool[] gap)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.Length, Bands * width * height);
        ArgumentOutOfRangeException.ThrowIfNotEqual(gap.Length, width * height);
        (Width, Height, Pixels, Gap) = (width, height, pixels, gap);
    }

    public int Width { get; }

    public int Height { get; }

    public byte[] Pixels { get; }

    public bool[] Gap { get; }

    /// <summary>Half as large, of the pixels that are known; a pixel is one of the gap where most of it is.</summary>
    public Raster Halved()
    {
        var (width, height) = ((Width + 1) / 2, (Height + 1) / 2);
        var half = new Raster(width, height, new byte[Bands * width * height], new bool[width * height]);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                Shrink(half, x, y);
        return half;
    }

    private void Shrink(Raster half, int x, int y)
    {
        Span<int> sums = stackalloc int[Bands];
        sums.Clear();
        var (all, known) = (0, 0);
        for (var row = 2 * y; row < Math.Min(Height, (2 * y) + 2); row++)
        {
            for (var column = 2 * x; column < Math.Min(Width, (2 * x) + 2); column++)
            {
                all++;
                var at = (row * Width) + column;
                if (Gap[at])
                    continue;
                known++;
                for (var band = 0; band < Bands; band++)
                    sums[band] += Pixels[(Bands * at) + band];
            }
        }

        var place = (y * half.Width) + x;
        half.Gap[place] = 2 * known < all;
        for (var band = 0; band < Bands && known > 0; band++)
            half.Pixels[(Bands * place) + band] = (byte)((sums[band] + (known / 2)) / known);
    }
}
