using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_blur, e_sharpen and e_unsharp_mask; strength 1 to 2000.</summary>
internal static class Softness
{
    /// <summary>Beyond this deviation a blur leaves nothing that a smaller picture could not hold.</summary>
    private const double LargestOwnDeviation = 8;

    /// <summary>A twentieth of the strength is the Gaussian's standard deviation in pixels.</summary>
    public static Image Blur(Image image, EffectStep step) => Gaussian(image, step.Number("strength") / 20.0);

    /// <remarks>The time of a Gaussian grows with its deviation; a wide one is taken on a reduced picture, which keeps it bounded.</remarks>
    public static Image Gaussian(Image image, double deviation)
    {
        if (deviation <= LargestOwnDeviation)
            return image.Gaussblur(Math.Max(0.3, deviation));
        var (width, height) = (Reduced(image.Width, deviation), Reduced(image.Height, deviation));
        using var small = image.Resize((double)width / image.Width, vscale: (double)height / image.Height);
        using var soft = small.Gaussblur(deviation * width / image.Width);
        return soft.Resize((double)image.Width / width, vscale: (double)image.Height / height, kernel: Enums.Kernel.Cubic);
    }

    /// <summary>Fine detail.</summary>
    public static Image Sharpen(Image image, EffectStep step) => Unsharp(image, step.Number("strength") / 100.0, deviation: 0.8);

    /// <summary>Broader edges.</summary>
    public static Image UnsharpMask(Image image, EffectStep step) => Unsharp(image, step.Number("strength") / 100.0, deviation: 2);

    private static int Reduced(int side, double deviation)
        => (int)Math.Ceiling(side * LargestOwnDeviation / 2 / deviation);

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
