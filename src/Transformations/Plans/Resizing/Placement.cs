using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans.Resizing;

/// <summary>Where a smaller box lies inside a larger one, by gravity and offsets. It never leaves the larger one.</summary>
internal static class Placement
{
    /// <summary>
    /// Left and top of <paramref name="inner"/> inside <paramref name="outer"/>. <paramref name="scale"/> is the factor from the
    /// picture that entered to <paramref name="outer"/>; it moves regions and the point of <c>xy_center</c> along.
    /// </summary>
    public static (int X, int Y) Of(PixelSize inner, PixelSize outer, ResizeStep step, PictureState picture, double scale = 1)
    {
        var gravity = step.Gravity ?? Gravity.Center;
        var (freeX, freeY) = (outer.Width - inner.Width, outer.Height - inner.Height);
        var x = step.X?.In(outer.Width) ?? 0;
        var y = step.Y?.In(outer.Height) ?? 0;
        if (gravity.Kind == GravityKind.XyCenter)
        {
            var pointX = step.X is { Unit: LengthUnit.Fraction } ? x : x * scale;
            var pointY = step.Y is { Unit: LengthUnit.Fraction } ? y : y * scale;
            return (Clamp(pointX - inner.Width / 2.0, freeX), Clamp(pointY - inner.Height / 2.0, freeY));
        }

        if (gravity.Subject(picture) is { } region)
        {
            var middleX = (region.X + region.Width / 2.0) * scale;
            var middleY = (region.Y + region.Height / 2.0) * scale;
            return (Clamp(middleX - inner.Width / 2.0 + x, freeX), Clamp(middleY - inner.Height / 2.0 + y, freeY));
        }

        return (Clamp(Along(gravity.Horizontal, freeX, x), freeX), Clamp(Along(gravity.Vertical, freeY, y), freeY));
    }

    /// <summary>Offsets lead inward from the far edges, and right and down from the near ones and the middle.</summary>
    private static double Along(int edge, int free, double offset) => edge switch
    {
        < 0 => offset,
        0 => Math.Floor(free / 2.0) + offset,
        > 0 => free - offset,
    };

    private static int Clamp(double position, int free) => (int)Math.Clamp(Math.Floor(position + 0.5), 0, Math.Max(0, free));
}
