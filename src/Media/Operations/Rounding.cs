using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Backgrounds;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations;

/// <summary>r_: what lies outside the rounded corners becomes transparent, or the colour that the component names.</summary>
internal static class Rounding
{
    public static Picture Apply(Picture picture, RadiusStep step)
    {
        if (step.Corners is { } corners && corners.All(radius => radius == 0))
            return picture;
        using var mask = OutlineOf(step, picture.State.Size).Mask();
        return Backdrop.Around(picture, step.Outside, whole => whole.Each(image => Alpha.Masked(image, mask)));
    }

    public static Outline OutlineOf(RadiusStep? step, PixelSize size) => step switch
    {
        null => Outline.Rounded(size, [0, 0, 0, 0]),
        { Corners: { } corners } => Outline.Rounded(size, corners),
        _ => Outline.Ellipse(size),
    };
}
