using NetVips;
using ServerlessDam.Media.Operations.Backgrounds;
using ServerlessDam.Transformations.Layers;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Text;

/// <summary>An outline around letters: their coverage spread by a disc, below them.</summary>
internal static class TextOutline
{
    /// <summary>Most pixels that an outline reaches.</summary>
    public const int MaxWidth = 200;

    /// <summary>A wider disc is laid on a smaller picture: its work grows with its area, and wide outlines have no fine detail.</summary>
    private const int LargestDisc = 8;

    /// <param name="letters">RGBA, with at least <paramref name="width"/> empty pixels on every side.</param>
    public static Image Under(Image letters, int width, Color color, TextAntialias? antialias)
    {
        using var alpha = letters[letters.Bands - 1];
        using var settled = alpha.CopyMemory();
        using var spread = Spread(settled, width);
        using var mask = antialias == TextAntialias.None ? TextPicture.Thresholded(spread) : spread.Copy();
        using var outline = TextLayout.Coloured(mask, color);
        return Backdrop.Laid(letters, outline, 0, 0);
    }

    private static Image Spread(Image mask, int width)
    {
        var factor = Math.Ceiling(width / (double)LargestDisc);
        using var disc = Disc(width / factor);
        if (factor == 1)
            return mask.Conv(disc, precision: Enums.Precision.Integer);

        using var small = mask.Resize(1 / factor, vscale: 1 / factor);
        using var spread = small.Conv(disc, precision: Enums.Precision.Integer);
        using var large = spread.Resize(mask.Width / (double)spread.Width, vscale: mask.Height / (double)spread.Height, kernel: Enums.Kernel.Linear);
        return large.Gravity(Enums.CompassDirection.NorthWest, mask.Width, mask.Height, extend: Enums.Extend.Black);
    }

    /// <summary>What a covered pixel covers: whatever lies within <paramref name="radius"/> of its edge. Sums saturate at full coverage.</summary>
    private static Image Disc(double radius)
    {
        var half = (int)Math.Ceiling(radius);
        var weights = new double[(2 * half) + 1, (2 * half) + 1];
        for (var y = -half; y <= half; y++)
            for (var x = -half; x <= half; x++)
                weights[y + half, x + half] = Math.Round(255 * Math.Clamp(radius + 1 - Math.Sqrt((x * x) + (y * y)), 0, 1));

        return Image.NewFromArray(weights, scale: 255);
    }
}
