using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_blur, e_sharpen and e_unsharp_mask; strength 1 to 2000.</summary>
internal static class Softness
{
    /// <summary>A twentieth of the strength is the Gaussian's standard deviation in pixels.</summary>
    public static Image Blur(Image image, EffectStep step) => image.Gaussblur(Math.Max(0.3, step.Number("strength") / 20.0));

    /// <summary>Fine detail.</summary>
    public static Image Sharpen(Image image, EffectStep step) => Unsharp(image, step.Number("strength") / 100.0, deviation: 0.8);

    /// <summary>Broader edges.</summary>
    public static Image UnsharpMask(Image image, EffectStep step) => Unsharp(image, step.Number("strength") / 100.0, deviation: 2);

    /// <summary>Adds what a blur takes away.</summary>
    private static Image Unsharp(Image image, double amount, double deviation)
    {
        using var soft = image.Gaussblur(deviation);
        using var detail = image - soft;
        using var more = detail * amount;
        using var sharp = image + more;
        return image.Format == Enums.BandFormat.Uchar ? Alpha.Bytes(sharp) : sharp.Copy();
    }
}
