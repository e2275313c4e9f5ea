using System.Collections.Frozen;
using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Effects.Looks;
using ServerlessDam.Media.Operations.Effects.Masks;
using ServerlessDam.Media.Operations.Effects.Warps;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>Carries out one effect: takes the picture over and gives the next.</summary>
internal delegate Picture EffectOperation(Picture picture, EffectStep step);

/// <summary>Every effect that is work on pixels, by the name it has in a URL; the language declares the same names with their arguments.</summary>
internal sealed class EffectTable : IEffectEngine
{
    public EffectEngine Engine => EffectEngine.Pixels;

    public static readonly FrozenDictionary<string, EffectOperation> ByName = new Dictionary<string, EffectOperation>
    {
        ["art"] = SettledColours(ArtLooks.Apply),
        ["assist_colorblind"] = SettledColours(ColourVision.Assist),
        ["auto_brightness"] = AutoTones.Brightness,
        ["auto_color"] = AutoTones.Color,
        ["auto_contrast"] = AutoTones.Contrast,
        ["bgremoval"] = ColourMask.RemoveBackground,
        ["blackwhite"] = OnColours(Greys.BlackWhite),
        ["blue"] = OnColours((image, step) => Tones.Shift(image, 0, 0, step.Number("level"))),
        ["blur"] = Settled(Softness.Blur),
        ["blur_faces"] = Parts.Faces(Softness.Blur),
        ["blur_region"] = Parts.Region(Softness.Blur),
        ["brightness"] = OnColours(Tones.Brightness),
        ["brightness_hsb"] = SettledColours(Tones.BrightnessHsb),
        ["cartoonify"] = SettledColours(Paint.Cartoon),
        ["colorize"] = OnColours(Tones.Colorize),
        ["contrast"] = OnColours(Tones.Contrast),
        ["distort"] = Warping.Distort,
        ["dropshadow"] = Shadows.Drop,
        ["fill_light"] = OnColours(Tones.FillLight),
        ["gamma"] = OnColours(Tones.Gamma),
        ["gradient_fade"] = Fade.Apply,
        ["grayscale"] = OnColours((image, _) => Greys.Grayscale(image)),
        ["green"] = OnColours((image, step) => Tones.Shift(image, 0, step.Number("level"), 0)),
        ["hue"] = OnColours(Mixes.Hue),
        ["improve"] = AutoTones.Improve,
        ["make_transparent"] = ColourMask.MakeTransparent,
        ["morphology"] = SettledColours(Morphology.Apply),
        ["negate"] = OnColours((image, _) => image.Invert()),
        ["oil_paint"] = SettledColours(Paint.Oil),
        ["opacity_threshold"] = OpacityThreshold.Apply,
        ["ordered_dither"] = OnColours(Dither.Apply),
        ["outline"] = (picture, step) => picture.Settled().Each(image => OutlineEffect.Apply(image, step)),
        ["pixelate"] = Settled(Pixelate.Apply),
        ["pixelate_faces"] = Parts.Faces(Pixelate.Apply),
        ["pixelate_region"] = Parts.Region(Pixelate.Apply),
        ["recolor"] = (picture, step) => picture.Settled().Each(image => Mixes.Recolor(image, step)),
        ["red"] = OnColours((image, step) => Tones.Shift(image, step.Number("level"), 0, 0)),
        ["redeye"] = Parts.Faces(RedEye.Apply),
        ["replace_color"] = ReplaceColour.Apply,
        ["saturation"] = OnColours(Mixes.Saturation),
        ["sepia"] = OnColours(Mixes.Sepia),
        ["shadow"] = Shadows.Grow,
        ["sharpen"] = Settled(Softness.Sharpen),
        ["shear"] = Warping.Shear,
        ["simulate_colorblind"] = OnColours(ColourVision.Simulate),
        ["tilt_shift"] = Settled(TiltShift.Apply),
        ["tint"] = Tint.Apply,
        ["trim"] = Trim.Apply,
        ["unsharp_mask"] = Settled(Softness.UnsharpMask),
        ["vectorize"] = SettledColours(Vectorize.Apply),
        ["vibrance"] = SettledColours(Mixes.Vibrance),
        ["vignette"] = OnColours(Vignette.Apply),
    }.ToFrozenDictionary();

    public Picture Apply(Picture picture, EffectStep step) => ByName[step.Name](picture, step);

    /// <summary>Works on the colours of each pixel by itself.</summary>
    private static EffectOperation OnColours(Func<Image, EffectStep, Image> effect)
        => (picture, step) => picture.Each(image => Alpha.Aside(image, colours => effect(colours, step)));

    /// <summary>Looks at neighbours, or at one pixel several times over; transparency stays out of it.</summary>
    private static EffectOperation SettledColours(Func<Image, EffectStep, Image> effect)
        => (picture, step) => picture.Settled().Each(image => Alpha.Aside(image, colours => effect(colours, step)));

    /// <summary>Looks at neighbours, transparent ones too.</summary>
    private static EffectOperation Settled(Func<Image, EffectStep, Image> effect)
        => (picture, step) => picture.Settled().Each(image =>
        {
            using var changed = Alpha.Premultiplied(image, pixels => effect(pixels, step));
            return Alpha.Bytes(changed);
        });
}
