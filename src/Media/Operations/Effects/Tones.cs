using NetVips;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Media.Operations.Effects.Working;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>Light and dark, of each channel by itself. Levels are percent; 0 leaves the picture alone.</summary>
internal static class Tones
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("brightness", "Lightens all channels alike, or darkens them below 0; level is the share of the full range that is added.", "e_brightness:30", OnColours(Brightness), Percent("level", -99, 100, 80)),
        new("brightness_hsb", "Lightens or darkens by the brightness of the HSB model, which keeps hue and saturation; level is the share of the full range that is added.", "e_brightness_hsb:30", SettledColours(BrightnessHsb), Percent("level", -99, 100, 80)),
        new(
            "contrast",
            "Spreads the tones by an S-shaped curve, or by a straight line with type linear; level is its strength, below 0 less contrast, and for linear the percentage of the contrast there was.",
            "e_contrast:40",
            OnColours(Contrast),
            Percent("level", -100, 100, 0) with { When = new("type", "linear", 1, 200, 100) },
            new ChoiceDeclaration("type", "sigmoidal", "linear")),
        new("fill_light", "Lightens the shadows; blend is how much, bias moves the limit below which a tone counts as shadow.", "e_fill_light:70:20", OnColours(FillLight), Percent("blend", 0, 100, 100), Percent("bias", -100, 100, 0)),
        new("gamma", "Lightens the middle tones, or darkens them below 0, and keeps black and white; level is the distance from no change.", "e_gamma:50", OnColours(Gamma), Percent("level", -50, 150, 0)),
    ];

    public static Image Brightness(Image image, EffectStep step)
        => image.Linear([1], [step.Number("level") * 2.55]);

    /// <summary>Linear: distance from the middle times level percent, 0 meaning 100. Sigmoidal: an S curve, or its inverse below 0.</summary>
    public static Image Contrast(Image image, EffectStep step)
    {
        var level = step.Number("level");
        if (step.Choice("type") == "sigmoidal")
            return Curve.Laid(image, value => Curve.Sigmoid(value, Math.Clamp(level, -100, 100) / 10.0));
        var factor = level == 0 ? 1 : level / 100.0;
        return image.Linear([factor], [127.5 * (1 - factor)]);
    }

    /// <summary>Middle tones by the power 100 / (100 + level): brighter above 0.</summary>
    public static Image Gamma(Image image, EffectStep step)
        => Curve.Laid(image, value => Curve.Gamma(value, step.Number("level")));

    /// <summary>e_brightness_hsb: the brightness of HSB moves, hue and saturation stay; black becomes grey.</summary>
    public static Image BrightnessHsb(Image image, EffectStep step)
    {
        using var scratch = new Scratch();
        var old = scratch.Of(Channels.Strongest(image));
        var moved = scratch.Of(old.Linear([1], [step.Number("level") * 2.55]));
        var next = scratch.Of(moved.Clamp(0, 255));
        var factor = scratch.Of(next / old);
        var scaled = scratch.Of(image * factor);
        var isBlack = scratch.Of(old.Equal(0));
        return isBlack.Ifthenelse(next, scaled);
    }

    /// <summary>e_fill_light: towards the square root, the more the darker; from a limit on that the bias moves nothing changes.</summary>
    public static Image FillLight(Image image, EffectStep step)
    {
        var blend = step.Number("blend") / 100.0;
        var limit = 0.625 + (step.Number("bias") / 100.0 * 0.375);
        return Curve.Laid(image, value => value + (blend * (Math.Sqrt(value) - value) * Math.Max(0, 1 - (value / limit))));
    }
}
