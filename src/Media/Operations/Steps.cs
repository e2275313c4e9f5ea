using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Backgrounds;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations;

/// <summary>Every kind of step, and what carries it out.</summary>
internal static class Steps
{
    public static Picture Apply(Picture picture, PlanStep step) => step switch
    {
        ResizeStep resize => Resizing.Apply(picture, resize),
        AutoTurnStep turn => Turning.Apply(picture, turn.TurnFor(picture.State)),
        RotateStep rotate => Turning.Apply(picture, rotate),
        RadiusStep radius => Rounding.Apply(picture, radius),
        BorderStep border => Bordering.Apply(picture, border),
        OpacityStep opacity => picture.Each(image => Alpha.Times(image, opacity.Percent / 100.0)),
        BackgroundStep background => Backdrop.Under(picture, background.Background),
        EffectStep effect => EffectEngines.Served.Apply(picture, effect),
        _ => throw new InvalidOperationException($"No operation for {step.GetType().Name}."),
    };
}
