using NetVips;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>Pixels in the order of bytes that Windows and Targa files have.</summary>
internal static class Bgr
{
    /// <summary>Blue, green and red, and alpha last where <paramref name="alpha"/>.</summary>
    public static Image Of(Image srgb, bool alpha)
    {
        using var blue = srgb[2];
        using var green = srgb[1];
        using var red = srgb[0];
        if (!alpha)
            return blue.Bandjoin(green, red);
        using var transparency = srgb[3];
        return blue.Bandjoin(green, red, transparency);
    }
}
