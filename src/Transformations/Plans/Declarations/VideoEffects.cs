using ServerlessDam.Transformations.Plans.Video;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Transformations.Plans.Declarations;

/// <summary>Effects for moving pictures and sound (video reference, section 9). A picture is refused by name.</summary>
internal static class VideoEffects
{
    public static readonly ValueList<Effect> All = new Effect[]
    {
        new("accelerate", "Plays faster, or slower below 0; level is the change of speed.", "e_accelerate:50", Percent("level", -50, 100, 0))
        {
            Reshapes = (step, before) => before.Times(100d / (100 + step.Number("level"))),
        },
        new("boomerang", "Plays forwards, then backwards.", "e_boomerang") { Reshapes = (_, before) => before.Times(2) },
        new("deshake", "Steadies a shaky recording; reach is how far a frame may be moved, in steps of 16.", "e_deshake:32", Pixels("reach", 16, 64, 16))
        {
            Accepts = step => step.Number("reach") % 16 == 0,
        },
        new("fade", "Fades in from the start, or out to the end below 0.", "e_fade:2000", new NumberDeclaration("duration", "milliseconds", -60_000, 60_000, 1000)),
        new("noise", "Lays flickering grain over the frames; level is its strength.", "e_noise:40", Percent("level", 0, 100, 0)),
        new("preview", "Cuts a short preview out of the most interesting parts, of at most so many segments that each last so long.", "e_preview:duration_5", new DecimalDeclaration("duration", "seconds", 0.1, 3600, 5), new NumberDeclaration("max_seg", "segments", 1, 100, 5), new DecimalDeclaration("min_seg_dur", "seconds", 0.1, 3600, 1))
        {
            Reshapes = (step, before) => before.Times(Math.Min(1, step.Decimal("duration")!.Value / Math.Max(before.Duration?.TotalSeconds ?? 0, 0.001))),
        },
        new("progressbar", "Draws a bar along the bottom, or a frame, that shows how much has been played.", "e_progressbar:frame:yellow:6", Optional("type", "bar", "frame"), new ColorDeclaration("color", FromCo: false, Color.White), Pixels("width", 1, 1000, 10) with { ShortName = "w" }),
        new("reverse", "Plays backwards.", "e_reverse"),
        new("transition", "Passes from one video into the next by the brightness of a layer.", "e_transition"),
        new("volume", "Makes the sound louder or softer by percent or decibels, or mutes it.", "e_volume:50", new TextDeclaration("level"))
        {
            Accepts = step => Volume.Of(step.Text("level")) is not null,
        },
        new("waveform", "Draws the sound as a curve.", "e_waveform"),
        new("zoompan", "Moves over a still picture and into it, which makes a video of it; from and to name points.", "e_zoompan:mode_ztc;maxzoom_2;du_5", [.. ZoomArguments])
        {
            Reshapes = (step, before) => before.Lasting(TimeSpan.FromSeconds(step.Decimal("du")!.Value)),
            Accepts = step => ZoomPoint.Of(step.Text("from")) is not null && ZoomPoint.Of(step.Text("to")) is not null,
        },
    }.Select(effect => effect with { Engine = EffectEngine.Video }).ToValueList();

    /// <summary>Modes: zoom to the centre or a corner, over a face out of the picture, and panning left or right.</summary>
    private static ValueList<EffectArgumentDeclaration> ZoomArguments =>
    [
        new ChoiceDeclaration("mode", "ztc", "ztl", "ztr", "ofc", "ofl", "ofr", "plr", "prl"),
        new DecimalDeclaration("maxzoom", "times", 1, 10, 2),
        new DecimalDeclaration("du", "seconds", 0.1, 600, 10),
        new DecimalDeclaration("fps", "frames a second", 1, 120, 25),
        new TextDeclaration("from"),
        new TextDeclaration("to"),
    ];
}
