using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>Effects that treat each channel by itself. Levels are percent; 0 leaves the picture alone.</summary>
internal static class Tones
{
    /// <summary>e_red, e_green, e_blue: percent of the full range added.</summary>
    public static Image Shift(Image image, int red, int green, int blue)
        => image.Linear([1], [red * 2.55, green * 2.55, blue * 2.55]);

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

    /// <summary>Passes into one colour.</summary>
    public static Image Colorize(Image image, EffectStep step)
    {
        var share = step.Number("strength") / 100.0;
        var color = step.Color("color") ?? Color.Gray;
        return image.Linear([1 - share], Array.ConvertAll(Alpha.Opaque(color), band => band * share));
    }

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
