using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans;

/// <summary><c>bo_5px_solid_red</c>: a line around the picture, drawn outside it.</summary>
/// <param name="WidthInPixels">1 to 1000.</param>
/// <param name="Radius">The rounding of the same component, which the line follows, with what fills the corners outside the line; null for square corners.</param>
public sealed record BorderStep(int WidthInPixels, Color Color, RadiusStep? Radius) : PlanStep
{
    public override PictureState After(PictureState before) => before.After(Geometry(before.Size));

    /// <summary>The picture on a canvas that is larger by the line on every side.</summary>
    /// <exception cref="TransformationException">Above <see cref="PixelLimits"/>.</exception>
    public ResizeGeometry Geometry(PixelSize size) => ResizeGeometry.Scale(size, size) with
    {
        Canvas = PixelLimits.Size(size.Width + 2.0 * WidthInPixels, size.Height + 2.0 * WidthInPixels),
        OffsetX = WidthInPixels,
        OffsetY = WidthInPixels,
    };
}
