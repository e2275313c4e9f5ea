using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_opacity_threshold: alpha becomes all or nothing; level 0 makes everything opaque.</summary>
internal static class OpacityThreshold
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("opacity_threshold", "Makes every pixel wholly opaque or wholly transparent; level is the opacity from which on it is opaque, 0 for all.", "e_opacity_threshold:60", Apply, Percent("level", 0, 100, 50)),
    ];

    public static Picture Apply(Picture picture, EffectStep step)
        => picture.HasAlpha
            ? picture.Each(image => Alpha.Changed(image, alpha => alpha >= (step.Number("level") * 2.55)))
            : picture;
}
