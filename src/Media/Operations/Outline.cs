using System.Globalization;
using System.Text;
using NetVips;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Operations;

/// <summary>A box with rounded corners, drawn by librsvg for its smooth edges.</summary>
/// <param name="Radii">Horizontal and vertical, clockwise from top left.</param>
internal sealed record Outline(PixelSize Size, IReadOnlyList<(double X, double Y)> Radii)
{
    /// <summary>Half a side at each corner: an ellipse.</summary>
    public static Outline Ellipse(PixelSize size)
        => new(size, [.. Enumerable.Repeat((size.Width / 2.0, size.Height / 2.0), 4)]);

    /// <summary>No radius is longer than the shorter side; those that would still overlap shrink together, as in CSS (Backgrounds and Borders, 5.5).</summary>
    public static Outline Rounded(PixelSize size, IReadOnlyList<int> asked)
    {
        var (width, height) = (size.Width, size.Height);
        var radii = asked.Select(radius => Math.Min(radius, Math.Min(width, height))).ToArray();
        var factor = new[]
        {
            1.0, Fit(width, radii[0], radii[1]), Fit(height, radii[1], radii[2]), Fit(width, radii[2], radii[3]), Fit(height, radii[3], radii[0]),
        }.Min();
        return new(size, [.. radii.Select(radius => (radius * factor, radius * factor))]);
    }

    /// <summary>One band: 255 inside, 0 outside, in memory.</summary>
    public Image Mask()
    {
        using var drawn = Draw("#fff", Path(0, 0, Size, Radii));
        using var mask = drawn[3];
        return mask.CopyMemory();
    }

    /// <summary>A line of this width around the outline, reaching <paramref name="under"/> pixels inside it.</summary>
    public Image Ring(int width, int under, string colour)
    {
        var outer = new PixelSize(Size.Width + (2 * width), Size.Height + (2 * width));
        var canvas = this with { Size = outer };
        var inner = Path(width + under, width + under, new(Math.Max(1, Size.Width - (2 * under)), Math.Max(1, Size.Height - (2 * under))), Grown(-under));
        return canvas.Draw(colour, Path(0, 0, outer, Grown(width)) + inner);
    }

    private (double X, double Y)[] Grown(double by)
        => [.. Radii.Select(r => r is (0, 0) ? r : (Math.Max(0, r.X + by), Math.Max(0, r.Y + by)))];

    private static double Fit(int side, int first, int second) => first + second > side ? (double)side / (first + second) : 1;

    private Image Draw(string colour, string path)
    {
        var svg = $"<svg xmlns='http://www.w3.org/2000/svg' width='{Size.Width}' height='{Size.Height}'>"
            + $"<path fill='{colour}' fill-rule='evenodd' d='{path}'/></svg>";
        return Image.SvgloadBuffer(Encoding.UTF8.GetBytes(svg));
    }

    /// <summary>Clockwise from the top edge: a line to each corner, an arc around it.</summary>
    private static string Path(int left, int top, PixelSize size, IReadOnlyList<(double X, double Y)> r)
    {
        var (right, bottom) = (left + size.Width, top + size.Height);
        return string.Create(CultureInfo.InvariantCulture, $"M{left + r[0].X},{top}")
            + string.Create(CultureInfo.InvariantCulture, $"H{right - r[1].X}") + Arc(r[1], right, top + r[1].Y)
            + string.Create(CultureInfo.InvariantCulture, $"V{bottom - r[2].Y}") + Arc(r[2], right - r[2].X, bottom)
            + string.Create(CultureInfo.InvariantCulture, $"H{left + r[3].X}") + Arc(r[3], left, bottom - r[3].Y)
            + string.Create(CultureInfo.InvariantCulture, $"V{top + r[0].Y}") + Arc(r[0], left + r[0].X, top) + "Z";
    }

    private static string Arc((double X, double Y) radius, double x, double y)
        => string.Create(CultureInfo.InvariantCulture, $"A{radius.X},{radius.Y} 0 0 1 {x},{y}");
}
