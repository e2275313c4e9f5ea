using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_opacity_threshold: alpha becomes all or nothing; level 0 makes everything opaque.</summary>
internal static class OpacityThreshold
{
    public static Picture Apply(Picture picture, EffectStep step)
        => picture.HasAlpha
            ? picture.Each(image => Alpha.Changed(image, alpha => alpha >= (step.Number("level") * 2.55)))
            : picture;
}
