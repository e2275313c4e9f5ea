using NetVips;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>What of a picture stands out from its margin.</summary>
internal static class Content
{
    /// <summary>The search of libvips looks at squares of this side, and takes no smaller picture.</summary>
    private const int LeastSide = 3;

    /// <param name="threshold">How many levels a pixel must be away from the background.</param>
    /// <param name="background">One number for each band.</param>
    /// <returns>The box around it; null when nothing does.</returns>
    public static PixelRect? Of(Image image, double threshold, double[] background)
    {
        if (image.Width >= LeastSide && image.Height >= LeastSide)
            return Found(image, threshold, background);

        using var framed = image.Embed(1, 1, image.Width + 2, image.Height + 2, extend: Enums.Extend.Copy);
        return Found(framed, threshold, background) is { } box
            ? (box with { X = box.X - 1, Y = box.Y - 1 }).Intersect(new(0, 0, image.Width, image.Height))
            : null;
    }

    private static PixelRect? Found(Image image, double threshold, double[] background)
    {
        var found = image.FindTrim(threshold: threshold, background: background);
        var (left, top, width, height) = ((int)found[0], (int)found[1], (int)found[2], (int)found[3]);
        return width > 0 && height > 0 ? new(left, top, width, height) : null;
    }
}
