namespace ServerlessDam.Transformations.Geometry;

/// <summary>How sizes are rounded, and how large a picture may become, checked at every step of a chain.</summary>
public static class PixelLimits
{
    /// <summary>Longest side, in pixels.</summary>
    public const int MaxSide = 25_000;

    /// <summary>Largest area, in pixels: 50 megapixels.</summary>
    public const long MaxArea = 50_000_000;

    /// <summary>Half up, never below 1. A side beyond what an int holds is cut to it, for <see cref="Size"/> to refuse.</summary>
    public static int Round(double side)
        => side < 1 || double.IsNaN(side) ? 1 : (int)Math.Min(Math.Floor(side + 0.5), int.MaxValue);

    /// <summary>The rounded size.</summary>
    /// <exception cref="TransformationException">A side or the area is above the limit.</exception>
    public static PixelSize Size(double width, double height) => Checked(new(Round(width), Round(height)));

    /// <exception cref="TransformationException">A side or the area is above the limit.</exception>
    public static PixelSize Checked(PixelSize size)
    {
        if (Math.Max(size.Width, size.Height) > MaxSide)
            throw new TransformationException($"Maximum image width/height is {MaxSide}") { IsOfSize = true };
        if (size.Area > MaxArea)
            throw new TransformationException($"Maximum image size is {MaxArea / 1_000_000} megapixels") { IsOfSize = true };

        return size;
    }

    internal static bool Allow(double width, double height)
        => width <= MaxSide && height <= MaxSide && width * height <= MaxArea;
}
