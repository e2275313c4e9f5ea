using NetVips;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>A shape with which light areas are made to grow or shrink.</summary>
/// <param name="HalfWidths">Of each row, from the top one down to the bottom one, in pixels beside its middle.</param>
internal sealed record Brush(IReadOnlyList<int> HalfWidths)
{
    /// <summary>A wider brush works on a reduced picture: the time for each pixel grows with the square of the radius.</summary>
    private const int LargestOwnRadius = 8;

    private int Radius => HalfWidths.Count / 2;

    public static Brush Disk(int radius) => Of(radius, y => (int)Math.Sqrt((radius * radius) + radius - (y * y)));

    public static Brush Square(int radius) => Of(radius, _ => radius);

    public static Brush Diamond(int radius) => Of(radius, y => radius - Math.Abs(y));

    public static Brush Octagon(int radius) => Of(radius, y => Math.Min(radius, (int)Math.Round(radius * Math.Sqrt(2)) - Math.Abs(y)));

    public static Brush Plus(int radius) => Of(radius, y => y == 0 ? radius : 0);

    /// <summary>The picture after a brush of any radius was drawn around every pixel: its lightest, or darkest, value wins.</summary>
    /// <param name="shape">Makes the brush of a radius.</param>
    /// <param name="beyond">What lies beyond the edges.</param>
    public static Image Drawn(Image image, Func<int, Brush> shape, int radius, bool lightest, Enums.Extend beyond)
    {
        if (radius <= LargestOwnRadius)
            return shape(radius).Drawn(image, lightest, beyond);

        var factor = (double)LargestOwnRadius / radius;
        var (width, height) = (Reduced(image.Width, factor), Reduced(image.Height, factor));
        using var small = image.Resize((double)width / image.Width, vscale: (double)height / image.Height);
        using var drawn = shape(LargestOwnRadius).Drawn(small, lightest, beyond);
        return drawn.Resize((double)image.Width / width, vscale: (double)image.Height / height, kernel: Enums.Kernel.Linear);
    }

    private static int Reduced(int side, double factor) => Math.Max(1, (int)Math.Ceiling(side * factor));

    private static Brush Of(int radius, Func<int, int> halfWidth)
        => new([.. Enumerable.Range(-radius, (2 * radius) + 1).Select(halfWidth)]);

    private Image Drawn(Image image, bool lightest, Enums.Extend beyond)
    {
        using var scratch = new Scratch();
        var (radius, width, height) = (Radius, image.Width, image.Height);
        var wide = scratch.Of(image.Embed(radius, radius, width + (2 * radius), height + (2 * radius), extend: beyond));
        Image? result = null;
        foreach (var (halfWidth, y) in HalfWidths.Select((halfWidth, y) => (halfWidth, y)))
        {
            var side = (2 * halfWidth) + 1;
            var row = halfWidth == 0 ? wide : scratch.Of(wide.Rank(side, 1, lightest ? side - 1 : 0));
            var moved = scratch.Of(row.Crop(radius, y, width, height));
            result = result is null ? moved : scratch.Of(lightest ? result.Maxpair(moved) : result.Minpair(moved));
        }

        return result!.Copy();
    }
}
