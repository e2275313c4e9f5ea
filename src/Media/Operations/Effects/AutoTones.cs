using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_auto_contrast, e_auto_color, e_auto_brightness and e_improve: curves that follow from the picture's own tones.</summary>
/// <remarks>Measured on the first frame: measured on each, an animation would flicker.</remarks>
internal static class AutoTones
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("auto_brightness", "Brings the picture's mean brightness towards the middle; blend is how much of the correction is used.", "e_auto_brightness:80", Brightness, Percent("blend", 0, 100, 100)),
        new("auto_color", "Stretches each channel by itself, which removes a colour cast; blend is how much of the correction is used.", "e_auto_color:80", Color, Percent("blend", 0, 100, 100)),
        new("auto_contrast", "Stretches the tones so that they span the whole range; blend is how much of the correction is used.", "e_auto_contrast:80", Contrast, Percent("blend", 0, 100, 100)),
        new("improve", "Improves tones and colours of a photo by measuring it, gentler on saturation for one taken indoors; blend is how much of the correction is used.", "e_improve:outdoor:80", Improve, Optional("mode", "outdoor", "indoor"), Percent("blend", 0, 100, 100)),
    ];

    /// <summary>How far a mean may be moved: more would show nothing but noise.</summary>
    private const double LargestGamma = 100;

    public static Picture Contrast(Picture picture, EffectStep step) => Measured(picture, image => [ToneHistogram.OfLuma(image).Stretch(Blend(step))]);

    public static Picture Color(Picture picture, EffectStep step)
        => Measured(picture, image => [.. ToneHistogram.OfChannels(image).Select(channel => channel.Stretch(Blend(step)))]);

    public static Picture Brightness(Picture picture, EffectStep step)
    {
        var blend = Blend(step);
        return Measured(picture, image =>
        {
            var level = TowardsMiddle(ToneHistogram.OfLuma(image).Mean);
            return [value => value + (blend * (Curve.Gamma(value, level) - value))];
        });
    }

    /// <summary>Most of auto contrast, some of auto brightness, and livelier colours: less so indoors, where lamps tint skin.</summary>
    public static Picture Improve(Picture picture, EffectStep step)
    {
        var settled = picture.Settled();
        var tones = ToneHistogram.OfLuma(settled.First);
        var stretch = tones.Stretch(0.8);
        var level = TowardsMiddle(tones.Mean) * 0.4;
        var vibrance = step.Choice("mode") == "indoor" ? 8 : 20;
        return settled.Each(image => Alpha.Aside(image, colours =>
        {
            using var stretched = Curve.Laid(colours, value => Curve.Gamma(Math.Clamp(stretch(value), 0, 1), level));
            using var lively = Mixes.Vibrant(stretched, vibrance);
            return Channels.Mix(colours, lively, Blend(step));
        }));
    }

    private static double Blend(EffectStep step) => step.Number("blend") / 100.0;

    /// <summary>The level of gamma that moves this mean to the middle.</summary>
    private static double TowardsMiddle(double mean)
    {
        var power = Math.Log(0.5) / Math.Log(Math.Clamp(mean, 0.02, 0.98));
        return Math.Clamp((100 / power) - 100, -LargestGamma / 2, LargestGamma);
    }

    private static Picture Measured(Picture picture, Func<Image, Func<double, double>[]> measure)
    {
        var settled = picture.Settled();
        var curves = measure(settled.First);
        return settled.Each(image => Alpha.Aside(image, colours => Curve.Laid(colours, curves)));
    }
}
