using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Completion;

/// <summary>e_gen_fill and e_gen_remove without a prompt.</summary>
internal sealed class CompletionEngine : IEffectEngine
{
    public EffectEngine Engine => EffectEngine.Completion;

    public Picture Apply(Picture picture, EffectStep step)
    {
        // By arithmetic, before a pixel is decoded.
        _ = step.After(picture.State);
        return step.Name == "gen_fill" ? Gaps.Behind(picture, step.Number("seed")) : Gaps.Within(picture, step.Regions("region"));
    }
}
