using ServerlessDam.Transformations.Plans.Video;

namespace ServerlessDam.Transformations.Plans.Declarations;

/// <summary>What only the encoder hears.</summary>
internal static class EncoderEffects
{
    public static readonly ValueList<Effect> All =
    [
        new("loop", "Says how often an animation is played again, or endlessly without a number; a video is repeated as often.", "e_loop:2", new NumberDeclaration("plays", "times", 0, 65_534, 0))
        {
            Engine = EffectEngine.Encoder,
            Reshapes = (step, before) => before.Times(step.Number("plays") + 1),
        },
    ];
}
