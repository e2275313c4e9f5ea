namespace ServerlessDam.Media.Probing.Quality;

/// <summary>Brightness (Rec. 601 luma, 0 to 255), row by row: that of a JPEG file is what it stores.</summary>
internal sealed record Luma(int Width, int Height, byte[] Values)
{
    /// <param name="rgb">Three bytes a pixel, row by row.</param>
    public static Luma OfRgb(int width, int height, ReadOnlySpan<byte> rgb)
    {
        var values = new byte[width * height];
        for (int i = 0, at = 0; i < values.Length; i++, at += 3)
            values[i] = Of(rgb[at], rgb[at + 1], rgb[at + 2]);
        return new(width, height, values);
    }

    /// <summary>Over white.</summary>
    public static Luma Of(Pixels pixels)
    {
        var values = new byte[pixels.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var (r, g, b) = pixels.OverWhite(i);
            values[i] = Of(r, g, b);
        }
        return new(pixels.Width, pixels.Height, values);
    }

    // 0.299, 0.587 and 0.114 of 65536, rounded.
    private static byte Of(int red, int green, int blue) => (byte)(((19_595 * red) + (38_470 * green) + (7_471 * blue) + 32_768) >> 16);
}
