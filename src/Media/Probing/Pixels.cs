namespace ServerlessDam.Media.Probing;

/// <summary>A small picture in memory: sRGB with straight alpha, four bytes a pixel, row by row.</summary>
internal sealed record Pixels(int Width, int Height, byte[] Rgba)
{
    public int Count => Width * Height;

    public (byte R, byte G, byte B, byte A) this[int index]
        => (Rgba[4 * index], Rgba[(4 * index) + 1], Rgba[(4 * index) + 2], Rgba[(4 * index) + 3]);

    public (byte R, byte G, byte B) OverWhite(int index)
    {
        var (r, g, b, a) = this[index];
        return a == 255 ? (r, g, b) : (Over(r, a), Over(g, a), Over(b, a));
    }

    private static byte Over(byte value, byte alpha) => (byte)(255 - ((255 - value) * alpha / 255));
}
