using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>Classical work on pixels: each effect carries itself out.</summary>
internal sealed class PixelEngine : IEffectEngine
{
    public EffectEngine Engine => EffectEngine.Pixels;

    public Picture Apply(Picture picture, EffectStep step) => ((PixelEffect)step.Effect).Apply(picture, step);
}
