using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans.Reshaping;

/// <summary><c>distort:arc:degrees</c>: the picture bent around a centre; its middle line keeps its length while the height allows it.</summary>
/// <param name="Angle">Of the whole arc, in radians; above 0, at most a full turn.</param>
/// <param name="Inner">Radius of the inner edge in pixels.</param>
/// <param name="Upwards">Both ends bend upwards instead of downwards.</param>
/// <param name="Canvas">Size of the result.</param>
public sealed record Arc(double Angle, double Inner, bool Upwards, PixelSize Canvas)
{
    /// <exception cref="TransformationException">The result would be above the limits.</exception>
    public static Arc? Of(double degrees, PixelSize size)
    {
        var angle = Math.Abs(degrees) * Math.PI / 180;
        if (angle < 0.001)
            return null;

        var inner = Math.Max(0, (size.Width / angle) - (size.Height / 2.0));
        var outer = inner + size.Height;
        var half = angle / 2;
        var reach = half >= Math.PI / 2 ? outer : outer * Math.Sin(half);
        var bottom = half < Math.PI / 2 ? -inner * Math.Cos(half) : -outer * Math.Cos(half);
        return new(angle, inner, degrees < 0, PixelLimits.Size(2 * reach, outer + bottom));
    }
}
