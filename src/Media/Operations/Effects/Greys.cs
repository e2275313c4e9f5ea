using NetVips;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Media.Operations.Effects.Working;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_grayscale and e_blackwhite.</summary>
internal static class Greys
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("blackwhite", "Turns every pixel white or black; threshold is the lightness from which on it is white.", "e_blackwhite:40", OnColours(BlackWhite), Percent("threshold", 0, 100, 50)),
        new("grayscale", "Takes all colour away and keeps the lightness.", "e_grayscale", OnColours((image, _) => Grayscale(image))),
    ];

    /// <summary>Luminance in three equal bands.</summary>
    public static Image Grayscale(Image image)
    {
        using var grey = image.Colourspace(Enums.Interpretation.Bw);
        using var three = grey.Bandjoin(grey, grey);
        return three.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>White from the threshold (percent) up, black below.</summary>
    public static Image BlackWhite(Image image, EffectStep step)
    {
        using var grey = Grayscale(image);
        return grey >= (step.Number("threshold") * 2.55);
    }
}
