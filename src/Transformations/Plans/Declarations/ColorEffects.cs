using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Transformations.Plans.Declarations;

/// <summary>Hue, saturation and single channels.</summary>
internal static class ColorEffects
{
    public static readonly ValueList<Effect> All =
    [
        new("assist_colorblind", "Helps people who confuse red and green: stripes of the given strength over reds, or, by xray, colours that they can tell apart.", "e_assist_colorblind:20", Optional("mode", "stripes", "xray"), Percent("stripes", 1, 100, 10)),
        new("auto_color", "Stretches each channel by itself, which removes a colour cast; blend is how much of the correction is used.", "e_auto_color:80", Percent("blend", 0, 100, 100)),
        new("blue", "Adds blue, or takes it away below 0; level is a share of the full range.", "e_blue:40", Percent("level", -100, 100, 0)),
        new("colorize", "Blends the picture into the colour of co; strength is the share of that colour.", "co_blue,e_colorize:40", Percent("strength", 0, 100, 100), Co(Color.Gray)),
        new("grayscale", "Takes all colour away and keeps the lightness.", "e_grayscale"),
        new("green", "Adds green, or takes it away below 0; level is a share of the full range.", "e_green:40", Percent("level", -100, 100, 0)),
        new("hue", "Turns all hues around the colour circle and keeps the lightness; level 100 is half a turn.", "e_hue:40", Percent("level", -100, 100, 80)),
        new("negate", "Turns every channel into its opposite.", "e_negate"),
        new("recolor", "Mixes the channels anew: each row of the matrix gives one channel as a sum of the old ones, three by three for colours or four by four with alpha.", "e_recolor:0.3:0.7:0.1:0.3:0.6:0.1:0.2:0.5:0.1", new NumbersDeclaration("matrix", "share", [9, 16], -100, 100) { IsRequired = true }),
        new("red", "Adds red, or takes it away below 0; level is a share of the full range.", "e_red:40", Percent("level", -100, 100, 0)),
        new("replace_color", "Turns one colour and those like it into another, keeping light and shade; tolerance is how far a colour may differ, and without the colour to replace it is the picture's most frequent one.", "e_replace_color:blue:60:red", new ColorDeclaration("to", FromCo: false, null) { IsRequired = true }, Percent("tolerance", 0, 100, 50), new ColorDeclaration("from", FromCo: false, null)),
        new("saturation", "Makes colours stronger, or paler below 0 down to grey at -100.", "e_saturation:70", Percent("level", -100, 100, 80)),
        new("sepia", "Gives the brown tones of old photos; strength is the share of the effect.", "e_sepia:80", Percent("strength", 1, 100, 80)),
        new("simulate_colorblind", "Shows the picture as somebody with a colour vision deficiency sees it.", "e_simulate_colorblind:deuteranopia", new ChoiceDeclaration("condition", "deuteranopia", "protanopia", "tritanopia", "tritanomaly", "deuteranomaly", "cone_monochromacy", "rod_monochromacy")),
        new("tint", "Recolours by lightness, from the first colour for the dark tones to the last for the light ones, at evenly spread or given places; equalize evens the lightness out first, amount is the share of the effect.", "e_tint:80:navy:0p:orange:60p:white:100p", Optional("mode", "plain", "equalize"), Percent("amount", 0, 100, 60), new ColorStopsDeclaration("colors", 10, new(255, 0, 0))),
        new("vibrance", "Makes pale colours stronger and leaves strong ones alone, or paler below 0.", "e_vibrance:70", Percent("level", -100, 100, 20)),
    ];
}
