using NetVips;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Media.Operations.Effects.Working;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_blur, e_sharpen, e_unsharp_mask, strength 1 to 2000, and e_clarity.</summary>
internal static class Softness
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("blur", "Makes the picture soft; a twentieth of the strength is the reach in pixels.", "e_blur:300", Settled(Blur), Strength(100)),
        new("blur_faces", "Makes the faces that are known of the picture soft; strength as for blur.", "e_blur_faces:800", Parts.Faces(Blur), Strength(500)),
        new("blur_region", "Makes a part of the picture soft: the box of x, y, w and h, or the region that g names; strength as for blur.", "e_blur_region:800,h_0.4,w_0.4,x_0.3,y_0.3", Parts.Region(Blur), Strength(100), new RegionDeclaration("region")),
        new("clarity", "Brings broad areas out against each other, as in a photo without haze, or lets them melt together below 0; level is how much, an effect of this server's own.", "e_clarity:80", Settled(Clarity), Percent("level", -100, 100, 40)),
        new("sharpen", "Brings out fine detail; 100 adds as much contrast between neighbours as there was.", "e_sharpen:200", Settled(Sharpen), new NumberDeclaration("strength", "percent", 1, 2000, 100)),
        new("unsharp_mask", "Brings out broader edges; 100 adds as much contrast across an edge as there was.", "e_unsharp_mask:200", Settled(UnsharpMask), new NumberDeclaration("strength", "percent", 1, 2000, 100)),
    ];

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

    /// <summary>What lies within a fiftieth of the longer side.</summary>
    public static Image Clarity(Image image, EffectStep step)
        => Unsharp(image, step.Number("level") / 100.0, Math.Max(image.Width, image.Height) / 50.0);

    private static NumberDeclaration Strength(int otherwise) => new("strength", "twentieths of a pixel", 1, 2000, otherwise);

    private static int Reduced(int side, double deviation)
        => (int)Math.Ceiling(side * LargestOwnDeviation / 2 / deviation);

    /// <summary>Adds what a blur takes away.</summary>
    private static Image Unsharp(Image image, double amount, double deviation)
    {
        using var soft = Gaussian(image, deviation);
        using var detail = image - soft;
        using var more = detail * amount;
        using var sharp = image + more;
        return image.Format == Enums.BandFormat.Uchar ? Alpha.Bytes(sharp) : sharp.Copy();
    }
}
