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
            return Curved(image, value => Sigmoid(value, Math.Clamp(level, -100, 100) / 10.0));
        var factor = level == 0 ? 1 : level / 100.0;
        return image.Linear([factor], [127.5 * (1 - factor)]);
    }

    /// <summary>Middle tones by the power 100 / (100 + level): brighter above 0.</summary>
    public static Image Gamma(Image image, EffectStep step)
        => Curved(image, value => Math.Pow(value, 100.0 / (100 + step.Number("level"))));

    /// <summary>Passes into one colour.</summary>
    public static Image Colorize(Image image, EffectStep step)
    {
        var share = step.Number("strength") / 100.0;
        var color = step.Color("color") ?? Color.Gray;
        return image.Linear([1 - share], Array.ConvertAll(Alpha.Opaque(color), band => band * share));
    }

    /// <summary>Through a table of 256 entries; <paramref name="curve"/> maps 0..1 to 0..1.</summary>
    private static Image Curved(Image image, Func<double, double> curve)
    {
        var entries = Enumerable.Range(0, 256).Select(i => (byte)Math.Round(255 * Math.Clamp(curve(i / 255.0), 0, 1))).ToArray();
        using var table = Image.NewFromMemoryCopy<byte>(entries, 256, 1, 1, Enums.BandFormat.Uchar);
        return image.Maplut(table);
    }

    /// <summary>A logistic curve through (0,0) and (1,1), as steep as <paramref name="strength"/>; below 0 the inverse curve.</summary>
    private static double Sigmoid(double value, double strength)
    {
        if (Math.Abs(strength) < 0.01)
            return value;
        var steepness = Math.Abs(strength);
        double Logistic(double x) => 1 / (1 + Math.Exp(steepness * (0.5 - x)));
        var (low, high) = (Logistic(0), Logistic(1));
        return strength > 0
            ? (Logistic(value) - low) / (high - low)
            : 0.5 - (Math.Log((1 / (low + (value * (high - low)))) - 1) / steepness);
    }
}
