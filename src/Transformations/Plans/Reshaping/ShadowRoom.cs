using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans.Reshaping;

/// <summary><c>e_shadow</c>: where picture and shadow lie on the canvas that holds both.</summary>
/// <param name="Picture">Its place on the canvas, and the canvas.</param>
/// <param name="X">How far the shadow lies right of the picture, in pixels; below 0 left of it.</param>
/// <param name="Y">How far it lies below the picture.</param>
public readonly record struct ShadowRoom(ResizeGeometry Picture, int X, int Y)
{
    /// <summary>Standard deviation of the shadow's soft edge, in pixels.</summary>
    public const int Softness = 3;

    /// <summary>Where nothing else is said, right and down, as light from the top left throws it.</summary>
    private const int UsualOffset = 4;

    /// <summary>Beyond two deviations nothing of it is seen.</summary>
    private const int Margin = 2 * Softness;

    /// <exception cref="TransformationException">The canvas would be above the limits.</exception>
    public static ShadowRoom Of(EffectStep step, PictureState picture)
    {
        var size = picture.Size;
        var x = Pixels(step.Offset("x"), size.Width);
        var y = Pixels(step.Offset("y"), size.Height);
        var (left, top) = (Math.Max(0, Margin - x), Math.Max(0, Margin - y));
        var geometry = ResizeGeometry.Scale(size, size) with
        {
            Canvas = PixelLimits.Size(left + size.Width + Math.Max(0, Margin + (double)x), top + size.Height + Math.Max(0, Margin + (double)y)),
            OffsetX = left,
            OffsetY = top,
        };
        return new(geometry, x, y);
    }

    private static int Pixels(Length? offset, int side)
        => offset is not { } length ? UsualOffset
            : (int)Math.Clamp(Math.Round(length.In(side)), -PixelLimits.MaxSide, PixelLimits.MaxSide);
}
