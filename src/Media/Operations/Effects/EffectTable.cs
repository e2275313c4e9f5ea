using System.Collections.Frozen;
using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>Carries out one effect: takes the picture over and gives the next.</summary>
internal delegate Picture EffectOperation(Picture picture, EffectStep step);

/// <summary>Every effect, by the name it has in a URL; the language declares the same names with their arguments.</summary>
internal static class EffectTable
{
    public static readonly FrozenDictionary<string, EffectOperation> ByName = new Dictionary<string, EffectOperation>
    {
        ["auto_contrast"] = AutoContrast.Apply,
        ["blackwhite"] = OnColours(Greys.BlackWhite),
        ["blue"] = OnColours((image, step) => Tones.Shift(image, 0, 0, step.Number("level"))),
        ["blur"] = Settled(Softness.Blur),
        ["brightness"] = OnColours(Tones.Brightness),
        ["colorize"] = OnColours(Tones.Colorize),
        ["contrast"] = OnColours(Tones.Contrast),
        ["gamma"] = OnColours(Tones.Gamma),
        ["grayscale"] = OnColours((image, _) => Greys.Grayscale(image)),
        ["green"] = OnColours((image, step) => Tones.Shift(image, 0, step.Number("level"), 0)),
        ["hue"] = OnColours(Mixes.Hue),
        ["negate"] = OnColours((image, _) => image.Invert()),
        ["opacity_threshold"] = OpacityThreshold.Apply,
        ["pixelate"] = Settled(Pixelate.Apply),
        ["red"] = OnColours((image, step) => Tones.Shift(image, step.Number("level"), 0, 0)),
        ["saturation"] = OnColours(Mixes.Saturation),
        ["sepia"] = OnColours(Mixes.Sepia),
        ["sharpen"] = Settled(Softness.Sharpen),
        ["trim"] = Trim.Apply,
        ["unsharp_mask"] = Settled(Softness.UnsharpMask),
        ["vignette"] = OnColours(Vignette.Apply),
    }.ToFrozenDictionary();

    /// <summary>Works on the colours of each pixel by itself.</summary>
    private static EffectOperation OnColours(Func<Image, EffectStep, Image> effect)
        => (picture, step) => picture.Each(image => Alpha.Aside(image, colours => effect(colours, step)));

    /// <summary>Looks at neighbours, transparent ones too.</summary>
    private static EffectOperation Settled(Func<Image, EffectStep, Image> effect)
        => (picture, step) => picture.Settled().Each(image => Alpha.Premultiplied(image, pixels => effect(pixels, step)));
}
