using NetVips;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans.Reshaping;

namespace ServerlessDam.Media.Operations.Effects.Warps;

/// <summary>Where a place on the canvas of an arc comes from: the angle gives x, the distance from the centre y.</summary>
internal static class ArcIndex
{
    /// <param name="size">Of the picture that is bent.</param>
    /// <returns>Two bands: x and y.</returns>
    public static Image Of(Arc arc, PixelSize size)
    {
        using var scratch = new Scratch();
        var canvas = arc.Canvas;
        var place = scratch.Of(Image.Xyz(canvas.Width, canvas.Height));

        // From the centre of the arc, which lies below its top by the outer radius; y counts upwards.
        var outer = arc.Inner + size.Height;
        var x = scratch.Of(scratch.Of(place[0]).Linear([1], [0.5 - (canvas.Width / 2.0)]));
        var y = scratch.Of(scratch.Of(place[1]).Linear([arc.Upwards ? 1 : -1], [arc.Upwards ? outer - canvas.Height + 0.5 : outer - 0.5]));
        var turn = scratch.Of(x.Atan2(y));
        var half = scratch.Of(turn > 180);
        var degrees = scratch.Of(half.Ifthenelse(scratch.Of(turn - 360.0), turn));
        var radius = scratch.Of(scratch.Of(scratch.Of(x * x) + scratch.Of(y * y)).Pow(0.5));

        var across = scratch.Of(degrees.Linear([Math.PI / 180 * size.Width / arc.Angle], [(size.Width / 2.0) - 0.5]));
        var down = arc.Upwards ? scratch.Of(radius.Linear([1], [-arc.Inner - 0.5])) : scratch.Of(radius.Linear([-1], [outer - 0.5]));
        return across.Bandjoin(down);
    }
}
