using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>What an effect works on: makes an operation on a picture of a function on one image.</summary>
internal static class Working
{
    /// <summary>Works on the colours of each pixel by itself.</summary>
    public static EffectOperation OnColours(Func<Image, EffectStep, Image> effect)
        => (picture, step) => picture.Each(image => Alpha.Aside(image, colours => effect(colours, step)));

    /// <summary>Looks at neighbours, or at one pixel several times over; transparency stays out of it.</summary>
    public static EffectOperation SettledColours(Func<Image, EffectStep, Image> effect)
        => (picture, step) => picture.Settled().Each(image => Alpha.Aside(image, colours => effect(colours, step)));

    /// <summary>Looks at neighbours, transparent ones too.</summary>
    public static EffectOperation Settled(Func<Image, EffectStep, Image> effect)
        => (picture, step) => picture.Settled().Each(image =>
        {
            using var changed = Alpha.Premultiplied(image, pixels => effect(pixels, step));
            return Alpha.Bytes(changed);
        });
}
