using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_auto_contrast: stretches the tones so that all but the darkest and the lightest half percent span the range.</summary>
internal static class AutoContrast
{
    private const double Clipped = 0.005;

    /// <remarks>Measured on the first frame: measured on each, an animation would flicker.</remarks>
    public static Picture Apply(Picture picture, EffectStep step)
    {
        var settled = picture.Settled();
        var (low, high) = Range(settled.First);
        if (high <= low)
            return settled;
        var blend = step.Number("blend") / 100.0;
        var factor = 1 + (blend * ((255.0 / (high - low)) - 1));
        var offset = -blend * low * 255.0 / (high - low);
        return settled.Each(image => Alpha.Aside(image, colours => colours.Linear([factor], [offset])));
    }

    private static (int Low, int High) Range(Image image)
    {
        using var flat = Alpha.Flat(image, Color.White);
        using var grey = flat.Colourspace(Enums.Interpretation.Bw);
        using var histogram = grey.HistFind();
        using var wide = histogram.Cast(Enums.BandFormat.Uint);
        var counts = wide.WriteToMemory<uint>();
        var clipped = counts.Sum(count => (long)count) * Clipped;
        return (Passes(counts, clipped), counts.Length - 1 - Passes([.. counts.Reverse()], clipped));
    }

    /// <summary>The first level at which more than <paramref name="clipped"/> pixels have passed.</summary>
    private static int Passes(uint[] counts, double clipped)
    {
        var passed = 0.0;
        return Array.FindIndex(counts, count => (passed += count) > clipped);
    }
}
