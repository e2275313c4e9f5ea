using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans.Reshaping;

/// <summary>A picture mapped onto a canvas that just holds it.</summary>
/// <param name="Canvas">Size of the result.</param>
/// <param name="Back">From a place on the canvas to the place of the picture that is seen there.</param>
public sealed record Projection(PixelSize Canvas, Mapping Back)
{
    /// <summary><c>distort:x1:y1:...</c>: the corners move; top left, top right, bottom right, bottom left.</summary>
    /// <exception cref="TransformationException">The corners lie on a line or cross, or the result would be above the limits.</exception>
    public static Projection Of(ValueList<double> corners, PixelSize size)
    {
        var (left, top) = (Least(corners, 0), Least(corners, 1));
        var canvas = PixelLimits.Size(Most(corners, 0) - left, Most(corners, 1) - top);
        var points = Enumerable.Range(0, 4).Select(i => (X: corners[2 * i] - left, Y: corners[(2 * i) + 1] - top)).ToArray();
        var forth = FromUnitSquare(points).After(1.0 / size.Width, 1.0 / size.Height);
        return IsConvex(points) && forth.Inverse() is { } back ? new(canvas, back) : throw new TransformationException("Invalid effect in transformation: the corners of e_distort must form a quadrangle");
    }

    /// <summary><c>shear:x:y</c>: rows move sideways, then columns downwards.</summary>
    /// <exception cref="TransformationException">The result would be above the limits.</exception>
    public static Projection Sheared(double degreesX, double degreesY, PixelSize size)
    {
        var (x, y) = (Math.Tan(degreesX * Math.PI / 180), Math.Tan(degreesY * Math.PI / 180));
        var slanted = new Mapping(1, x, 0, y, 1 + (x * y), 0, 0, 0, 1);
        var corners = new[] { slanted.Of(0, 0), slanted.Of(size.Width, 0), slanted.Of(size.Width, size.Height), slanted.Of(0, size.Height) };
        var (left, top) = (corners.Min(c => c.X), corners.Min(c => c.Y));
        var canvas = PixelLimits.Size(corners.Max(c => c.X) - left, corners.Max(c => c.Y) - top);
        return new(canvas, (slanted with { C = -left, F = -top }).Inverse()!.Value);
    }

    /// <summary>The mapping of (0,0), (1,0), (1,1), (0,1) to four points (Heckbert, Fundamentals of Texture Mapping, 1989, 2.2).</summary>
    private static Mapping FromUnitSquare((double X, double Y)[] p)
    {
        var (dx1, dx2, sx) = (p[1].X - p[2].X, p[3].X - p[2].X, p[0].X - p[1].X + p[2].X - p[3].X);
        var (dy1, dy2, sy) = (p[1].Y - p[2].Y, p[3].Y - p[2].Y, p[0].Y - p[1].Y + p[2].Y - p[3].Y);
        var area = (dx1 * dy2) - (dx2 * dy1);
        var g = ((sx * dy2) - (dx2 * sy)) / area;
        var h = ((dx1 * sy) - (sx * dy1)) / area;
        return new(
            p[1].X - p[0].X + (g * p[1].X), p[3].X - p[0].X + (h * p[3].X), p[0].X,
            p[1].Y - p[0].Y + (g * p[1].Y), p[3].Y - p[0].Y + (h * p[3].Y), p[0].Y,
            g, h, 1);
    }

    /// <summary>All turns go the same way, which mirrored pictures do too.</summary>
    private static bool IsConvex((double X, double Y)[] p)
    {
        var turns = Enumerable.Range(0, 4).Select(i => Turn(p[i], p[(i + 1) % 4], p[(i + 2) % 4])).ToArray();
        return Array.TrueForAll(turns, turn => turn > 0.5) || Array.TrueForAll(turns, turn => turn < -0.5);
    }

    private static double Turn((double X, double Y) a, (double X, double Y) b, (double X, double Y) c)
        => ((b.X - a.X) * (c.Y - b.Y)) - ((b.Y - a.Y) * (c.X - b.X));

    private static double Least(ValueList<double> corners, int axis) => corners.Where((_, i) => i % 2 == axis).Min();

    private static double Most(ValueList<double> corners, int axis) => corners.Where((_, i) => i % 2 == axis).Max();
}
