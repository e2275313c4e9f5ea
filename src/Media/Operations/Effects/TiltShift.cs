using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_tilt_shift: sharp in the middle quarter of the height, softer and softer beyond.</summary>
internal static class TiltShift
{
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
