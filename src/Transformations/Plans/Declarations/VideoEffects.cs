using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Transformations.Plans.Declarations;

/// <summary>Effects for moving pictures and sound. A picture is refused by name; their arguments are read where videos are.</summary>
internal static class VideoEffects
{
    public static readonly ValueList<Effect> All = new Effect[]
    {
        new("accelerate", "Plays faster, or slower below 0; level is the change of speed.", "e_accelerate:50", Percent("level", -50, 100, 0)),
        new("boomerang", "Plays forwards, then backwards.", "e_boomerang"),
        new("deshake", "Steadies a shaky recording; reach is how far a frame may be moved.", "e_deshake:32", Pixels("reach", 16, 64, 16)),
        new("fade", "Fades in from the start, or out to the end below 0; duration is in milliseconds.", "e_fade:2000", new NumberDeclaration("duration", "milliseconds", -60_000, 60_000, 1000)),
        new("noise", "Lays flickering grain over the frames; level is its strength.", "e_noise:40", Percent("level", 0, 100, 0)),
        new("preview", "Cuts a short preview out of the most interesting parts.", "e_preview:duration_5", new TextDeclaration("options")),
        new("progressbar", "Draws a bar that shows how much has been played.", "e_progressbar:frame:yellow:6", new TextDeclaration("options")),
        new("reverse", "Plays backwards.", "e_reverse"),
        new("transition", "Passes from one video into the next by the brightness of a layer.", "e_transition", new TextDeclaration("options")),
        new("volume", "Makes the sound louder, or softer below 0, in percent or decibels.", "e_volume:50", new TextDeclaration("level")),
        new("waveform", "Draws the sound as a curve.", "e_waveform", new TextDeclaration("options")),
        new("zoompan", "Moves over a still picture and into it, which makes a video of it.", "e_zoompan", new TextDeclaration("options")),
    }.Select(effect => effect with { Engine = EffectEngine.Video }).ToValueList();
}
