using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans;

/// <summary><c>a_</c>: turns clockwise by <see cref="Degrees"/>, then mirrors.</summary>
/// <param name="Degrees">0 up to, not including, 360.</param>
/// <param name="FlipHorizontal"><c>hflip</c>: left becomes right.</param>
/// <param name="FlipVertical"><c>vflip</c>: top becomes bottom.</param>
/// <param name="Corners">What fills the corners that an oblique angle opens; null for transparent.</param>
public sealed record RotateStep(double Degrees, bool FlipHorizontal, bool FlipVertical, Background? Corners) : PlanStep
{
    /// <summary>A whole number of quarter turns: no corner opens and no pixel is resampled.</summary>
    public bool IsRightAngle => Degrees % 90 == 0;

    public override PictureState After(PictureState before)
    {
        if (Degrees == 0 && !FlipHorizontal && !FlipVertical)
            return before;

        var size = SizeOf(before.Size);
        return before.Moved(size, box => Turned(box, before.Size, size).Intersect(size.Bounds)) with { View = null };
    }

    /// <summary>The bounding box of the turned picture.</summary>
    /// <exception cref="TransformationException">Above <see cref="PixelLimits"/>.</exception>
    public PixelSize SizeOf(PixelSize size)
    {
        if (IsRightAngle)
            return Degrees % 180 == 0 ? size : new(size.Height, size.Width);

        var (sine, cosine) = Math.SinCos(Degrees * Math.PI / 180);
        (sine, cosine) = (Math.Abs(sine), Math.Abs(cosine));
        return PixelLimits.Size(size.Width * cosine + size.Height * sine, size.Width * sine + size.Height * cosine);
    }

    /// <summary>The bounding box of a region after the turn.</summary>
    private PixelRect Turned(PixelRect box, PixelSize from, PixelSize to)
    {
        var (sine, cosine) = Math.SinCos(Degrees * Math.PI / 180);
        var (x, y) = (box.X + (box.Width / 2.0) - (from.Width / 2.0), box.Y + (box.Height / 2.0) - (from.Height / 2.0));
        var (middleX, middleY) = ((x * cosine) - (y * sine), (x * sine) + (y * cosine));
        var width = (box.Width * Math.Abs(cosine)) + (box.Height * Math.Abs(sine));
        var height = (box.Width * Math.Abs(sine)) + (box.Height * Math.Abs(cosine));
        return new(
            (int)Math.Round((to.Width / 2.0) + (FlipHorizontal ? -middleX : middleX) - (width / 2)),
            (int)Math.Round((to.Height / 2.0) + (FlipVertical ? -middleY : middleY) - (height / 2)),
            PixelLimits.Round(width),
            PixelLimits.Round(height));
    }
}
