using NetVips;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_redeye, on a face: what is far more red than anything else becomes as dark as its green and blue are.</summary>
internal static class RedEye
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("redeye", "Takes the red out of pupils in the faces that are known of the picture.", "e_redeye", Parts.Faces(Apply)),
    ];

    /// <summary>Eyes lie in the upper part of a face; below it, lips are red by right.</summary>
    private const double UpperPart = 0.6;

    /// <summary>Skin is never this many times redder than green.</summary>
    private const double Excess = 1.9;

    private const int LeastRed = 70;

    public static Image Apply(Image face, EffectStep step)
    {
        using var scratch = new Scratch();
        var upper = scratch.Of(face.Crop(0, 0, face.Width, Math.Max(1, (int)(face.Height * UpperPart))));
        return face.Insert(scratch.Of(Alpha.Aside(scratch.Of(Alpha.Bytes(upper)), Darkened)), 0, 0);
    }

    private static Image Darkened(Image image)
    {
        using var scratch = new Scratch();
        var red = scratch.Of(image[0]);
        var green = scratch.Of(image[1]);
        var blue = scratch.Of(image[2]);
        var limit = scratch.Of(scratch.Of(green.Maxpair(blue)) * Excess);
        var isRed = scratch.Of(scratch.Of(red > limit) & scratch.Of(red >= LeastRed));
        var dark = scratch.Of(scratch.Of(green + blue) / 2);
        var next = scratch.Of(isRed.Ifthenelse(dark, red));
        return next.Bandjoin(green, blue);
    }
}
