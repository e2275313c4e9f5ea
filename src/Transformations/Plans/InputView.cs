using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans;

/// <summary>Where the running picture lies in the one that entered the first step.</summary>
/// <param name="Left">Of the running picture's left edge, in pixels of the input. May be negative, where padding was added.</param>
/// <param name="Top">As <paramref name="Left"/>.</param>
/// <param name="ScaleX">Pixels of the input for one of the running picture.</param>
/// <param name="ScaleY">As <paramref name="ScaleX"/>.</param>
public readonly record struct InputView(double Left, double Top, double ScaleX, double ScaleY)
{
    public static InputView Whole => new(0, 0, 1, 1);

    public InputView After(ResizeGeometry geometry)
    {
        var (shrinkX, shrinkY) = geometry.Shrink;
        return new(
            Left + (ScaleX * (geometry.Source.X + ((geometry.Window.X - geometry.OffsetX) * shrinkX))),
            Top + (ScaleY * (geometry.Source.Y + ((geometry.Window.Y - geometry.OffsetY) * shrinkY))),
            ScaleX * shrinkX,
            ScaleY * shrinkY);
    }

    /// <summary>What the window of a resize shows, in whole pixels of the input.</summary>
    public PixelRect WindowOf(ResizeGeometry geometry)
    {
        var unpadded = After(geometry with { OffsetX = 0, OffsetY = 0 });
        return new(
            (int)Math.Floor(unpadded.Left + 0.5),
            (int)Math.Floor(unpadded.Top + 0.5),
            PixelLimits.Round(geometry.Window.Width * unpadded.ScaleX),
            PixelLimits.Round(geometry.Window.Height * unpadded.ScaleY));
    }
}
