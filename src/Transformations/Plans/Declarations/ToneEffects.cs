using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Transformations.Plans.Declarations;

/// <summary>Light and dark.</summary>
internal static class ToneEffects
{
    public static readonly ValueList<Effect> All =
    [
        new("auto_brightness", "Brings the picture's mean brightness towards the middle; blend is how much of the correction is used.", "e_auto_brightness:80", Percent("blend", 0, 100, 100)),
        new("auto_contrast", "Stretches the tones so that they span the whole range; blend is how much of the correction is used.", "e_auto_contrast:80", Percent("blend", 0, 100, 100)),
        new("blackwhite", "Turns every pixel white or black; threshold is the lightness from which on it is white.", "e_blackwhite:40", Percent("threshold", 0, 100, 50)),
        new("brightness", "Lightens all channels alike, or darkens them below 0; level is the share of the full range that is added.", "e_brightness:30", Percent("level", -99, 100, 80)),
        new("brightness_hsb", "Lightens or darkens by the brightness of the HSB model, which keeps hue and saturation; level is the share of the full range that is added.", "e_brightness_hsb:30", Percent("level", -99, 100, 80)),
        new(
            "contrast",
            "Spreads the tones by an S-shaped curve, or by a straight line with type linear; level is its strength, below 0 less contrast, and for linear the percentage of the contrast there was.",
            "e_contrast:40",
            Percent("level", -100, 100, 0) with { When = new("type", "linear", 1, 200, 100) },
            new ChoiceDeclaration("type", "sigmoidal", "linear")),
        new("fill_light", "Lightens the shadows; blend is how much, bias moves the limit below which a tone counts as shadow.", "e_fill_light:70:20", Percent("blend", 0, 100, 100), Percent("bias", -100, 100, 0)),
        new("gamma", "Lightens the middle tones, or darkens them below 0, and keeps black and white; level is the distance from no change.", "e_gamma:50", Percent("level", -50, 150, 0)),
        new("improve", "Improves tones and colours of a photo by measuring it, gentler on saturation for one taken indoors; blend is how much of the correction is used.", "e_improve:outdoor:80", Optional("mode", "outdoor", "indoor"), Percent("blend", 0, 100, 100)),
    ];
}
