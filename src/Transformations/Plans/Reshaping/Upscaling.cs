using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans.Reshaping;

/// <summary>What e_upscale makes of a size.</summary>
public static class Upscaling
{
    /// <summary>How many times as long each side becomes.</summary>
    public const int Factor = 4;

    /// <summary>Regions grow along.</summary>
    /// <exception cref="TransformationException">The result would be above <see cref="PixelLimits"/>.</exception>
    public static PictureState After(PictureState before)
        => before.After(ResizeGeometry.Scale(before.Size, PixelLimits.Checked(new(Factor * before.Size.Width, Factor * before.Size.Height))));
}
