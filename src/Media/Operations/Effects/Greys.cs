using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_grayscale and e_blackwhite.</summary>
internal static class Greys
{
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
