using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Completion;

/// <summary>b_gen_fill, e_gen_fill and e_gen_remove without a prompt.</summary>
internal sealed class CompletionEngine : IEffectEngine
{
    public EffectEngine Engine => EffectEngine.Completion;

    public Picture Apply(Picture picture, EffectStep step)
    {
        // By arithmetic, before a pixel is decoded.
        _ = step.After(picture.State);
        return step.Name == "gen_fill" ? Gaps.Behind(picture, step.Number("seed")) : Gaps.Within(picture, step.Regions("region"));
    }

    public Picture Pad(Picture picture, ContinuedBackground background, ResizeGeometry geometry) => Gaps.Around(picture, geometry, background.Seed);
}
