using System.Collections.Frozen;
using NetVips;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Media.Operations.Effects.Working;

namespace ServerlessDam.Media.Operations.Effects.Looks;

/// <summary>e_art: every look, as a recipe of our own under the name it is asked for by.</summary>
internal static class ArtLooks
{
    private static readonly FrozenDictionary<string, Look> ByName = new Dictionary<string, Look>
    {
        ["al_dente"] = new() { Saturation = 25, Contrast = 30, Shadows = (0, 8, -6), Highlights = (14, 6, -24), Vignette = 25 },
        ["athena"] = new() { Saturation = -25, Brightness = 15, Shadows = (28, 22, 40), Highlights = (8, 2, -8), Glow = 18 },
        ["audrey"] = new() { Tones = (new(24, 18, 22), new(252, 244, 238)), Contrast = 45, Glow = 20, Vignette = 20 },
        ["aurora"] = new() { Saturation = 30, Shadows = (10, -4, 48), Highlights = (24, -8, 20), Contrast = 20 },
        ["daguerre"] = new() { Tones = (new(30, 24, 18), new(226, 208, 178)), Contrast = 30, Vignette = 60, Grain = 8 },
        ["eucalyptus"] = new() { Saturation = -20, Shadows = (-10, 24, 14), Highlights = (-6, 14, 2), Contrast = 15 },
        ["fes"] = new() { Saturation = 15, Shadows = (44, 10, -10), Highlights = (20, 10, -34), Brightness = 8, Vignette = 30 },
        ["frost"] = new() { Saturation = -35, Shadows = (-8, 10, 44), Highlights = (-16, 0, 12), Brightness = 20 },
        ["hairspray"] = new() { Saturation = 20, Shadows = (46, 12, 44), Highlights = (14, 0, 8), Brightness = 15, Glow = 30 },
        ["hokusai"] = new() { Tones = (new(12, 30, 78), new(244, 236, 212)), Contrast = 55, Grain = 4 },
        ["incognito"] = new() { Tones = (new(6, 6, 8), new(238, 238, 240)), Contrast = 70, Vignette = 55, Grain = 12 },
        ["linen"] = new() { Saturation = -45, Brightness = 20, Shadows = (42, 36, 26), Highlights = (2, -2, -16), Grain = 5 },
        ["peacock"] = new() { Saturation = 45, Shadows = (-16, 18, 36), Highlights = (20, 8, -30), Contrast = 25 },
        ["primavera"] = new() { Saturation = 20, Brightness = 25, Shadows = (16, 22, 8), Highlights = (10, 12, -14), Glow = 12 },
        ["quartz"] = new() { Saturation = -15, Brightness = 15, Shadows = (34, 16, 34), Highlights = (6, -8, 2) },
        ["red_rock"] = new() { Saturation = 20, Contrast = 35, Shadows = (36, 0, -16), Highlights = (26, -6, -30), Vignette = 25 },
        ["refresh"] = new() { Saturation = 35, Brightness = 15, Contrast = 20, Shadows = (-6, 4, 10) },
        ["sizzle"] = new() { Saturation = 55, Contrast = 50, Highlights = (20, 4, -20), Vignette = 15 },
        ["sonnet"] = new() { Tones = (new(38, 30, 34), new(240, 228, 214)), Brightness = 12, Vignette = 25, Glow = 14 },
        ["ukulele"] = new() { Saturation = 10, Brightness = 18, Shadows = (24, 26, 10), Highlights = (18, 8, -28), Vignette = 20 },
        ["zorro"] = new() { Tones = (new(0, 0, 0), new(255, 250, 244)), Contrast = 90, Vignette = 45 },
    }.ToFrozenDictionary();

    /// <remarks>After the looks: they are its choices.</remarks>
    public static readonly ValueList<PixelEffect> All =
    [
        new("art", "Gives the picture one of several looks, made of tone curves, colour shifts, a vignette and grain.", "e_art:zorro", SettledColours(Apply), new ChoiceDeclaration("look", [.. ByName.Keys.Order(StringComparer.Ordinal)]) { IsRequired = true }),
    ];

    public static Image Apply(Image image, EffectStep step) => ByName[step.Choice("look")].On(image);
}
