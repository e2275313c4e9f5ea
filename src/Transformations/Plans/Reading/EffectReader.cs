using System.Collections.Frozen;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>e_name with arguments by position (<c>trim:20:white</c>) or by name (<c>contrast:level_150;type_linear</c>).</summary>
internal static class EffectReader
{
    private static readonly FrozenSet<string> NotOnThisServer = FrozenSet.Create(
        "accelerate", "adv_redeye", "anti_removal", "art", "assist_colorblind", "auto_brightness", "auto_color", "background_removal",
        "bgremoval", "blur_faces", "blur_region", "boomerang", "brightness_hsb", "camera", "cartoonify", "cut_out", "deshake",
        "displace", "distort", "dropshadow", "enhance", "extract", "fade", "fill_light", "gen_background_replace", "gen_fill",
        "gen_recolor", "gen_remove", "gen_replace", "gen_restore", "gradient_fade", "improve", "light", "lightroom",
        "make_transparent", "mask", "morphology", "multiply", "noise", "oil_paint", "ordered_dither", "outline", "overlay",
        "pixelate_faces", "pixelate_region", "preview", "progressbar", "recolor", "redeye", "replace_color", "reverse", "screen",
        "shadow", "shear", "simulate_colorblind", "style_transfer", "swap_image", "theme", "tilt_shift", "tint", "transition",
        "upscale", "vectorize", "vibrance", "viesus_correct", "volume", "waveform", "zoompan");

    /// <summary>Null without e_, and for one that only the encoder hears.</summary>
    public static EffectStep? Read(Component component)
    {
        var color = component["co"]?.Color();
        if (component["e"] is not { } parameter || Plays(parameter) is not null)
            return null;

        var parts = parameter.Value.Split(':');
        if (!Effects.ByName.TryGetValue(parts[0], out var effect))
        {
            throw NotOnThisServer.Contains(parts[0])
                ? parameter.Error($"Effect e_{parts[0]} is not supported on this server")
                : parameter.Refused();
        }

        var arguments = new EffectArgumentReader(parameter, parts.AsSpan(1), effect, color);
        return new(effect.Name, effect.Arguments.Select(arguments.Read).ToValueList());
    }

    /// <summary><c>e_loop[:n]</c>: how often an animation plays, 0 for endlessly; null for any other effect.</summary>
    public static int? Plays(Parameter parameter)
    {
        var parts = parameter.Value.Split(':');
        return parts switch
        {
            ["loop"] => 0,
            ["loop", var more] when Numbers.TryInteger(more, out var extra) && extra is >= 0 and < 65_535 => extra + 1,
            ["loop", ..] => throw parameter.Refused(),
            _ => null,
        };
    }
}
