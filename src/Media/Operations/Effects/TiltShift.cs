using NetVips;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Media.Operations.Effects.Working;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_tilt_shift: sharp in the middle quarter of the height, softer and softer beyond.</summary>
internal static class TiltShift
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("tilt_shift", "Keeps a level band in the middle sharp and softens what is above and below, like a photo of a miniature; strength is how soft the edges become.", "e_tilt_shift:60", Settled(Apply), Percent("strength", 0, 100, 20)),
    ];

    public static Image Apply(Image image, EffectStep step)
    {
        if (step.Number("strength") == 0)
            return image.Copy();
        using var scratch = new Scratch();
        var deviation = Math.Max(0.5, image.Height * step.Number("strength") / 2500.0);
        var soft = scratch.Of(Softness.Gaussian(image, deviation));
        var place = scratch.Of(Image.Xyz(image.Width, image.Height));
        var y = scratch.Of(place[1]);
        var fromMiddle = scratch.Of(scratch.Of(y.Linear([2.0 / image.Height], [-1])).Abs());
        var share = scratch.Of(scratch.Of(fromMiddle.Linear([2], [-0.5])).Clamp(0, 1));
        return Channels.Mix(image, soft, share);
    }
}
