using ServerlessDam.Transformations.Formats;
using ServerlessDam.Transformations.Plans.Video.Reading;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>f q fl cs dl, and what of other parameters matters to the encoder only.</summary>
internal static class OutputReader
{
    public static OutputOptions Read(Component component, OutputOptions before, bool isVideo)
        => isVideo ? VideoOutputReader.Read(component, Read(VideoOutputReader.OfPictures(component), before)) : Read(component, before);

    private static OutputOptions Read(Component component, OutputOptions before)
    {
        var output = before with
        {
            Quality = component["q"] is { } quality ? QualityReader.Read(quality) : before.Quality,
            ColorSpace = component["cs"] is { } colorSpace ? ColorSpace(colorSpace) : before.ColorSpace,
            DensityDpi = component["dn"]?.Integer(50, 300) ?? before.DensityDpi,
            FrameDelayMs = component["dl"]?.Integer(1, 65_500) ?? before.FrameDelayMs,
            Plays = component["e"] is { } effect && EffectReader.Plays(effect) is { } plays ? plays : before.Plays,
            Breakpoints = AutoWidth.Listed(component["w"]) ?? before.Breakpoints,
            FlattenOn = BackgroundReader.Read(component) is SolidBackground { Color: { IsOpaque: true } color } ? color : before.FlattenOn,
        };
        return Flags.Read(component, component["f"] is { } format ? Format(format, output) : output);
    }

    private static OutputOptions Format(Parameter parameter, OutputOptions output)
    {
        var auto = parameter.Value switch
        {
            "auto" => AutoFormat.Any,
            "auto:image" => AutoFormat.Image,
            "auto:animated" => AutoFormat.Animated,
            "auto:video" => throw parameter.NotYet("A video format"),
            _ => (AutoFormat?)null,
        };
        if (auto is not null)
            return output with { Format = null, AutoFormat = auto };

        var format = MediaFormats.Find(parameter.Value) ?? throw parameter.Invalid();
        return format.Family is MediaFamily.Image
            ? output with { Format = format.Name, AutoFormat = null }
            : throw (format.Family is MediaFamily.Model
                ? parameter.Error($"Format {format.Name} needs a 3D engine, which this server does not have")
                : parameter.NotYet($"Format {format.Name}"));
    }

    /// <summary>Null for plain sRGB, which every result is unless told otherwise.</summary>
    private static string? ColorSpace(Parameter parameter) => parameter.Value switch
    {
        "srgb" or "srgb:truecolor" or "no_cmyk" => null,
        "tinysrgb" or "cmyk" or "keep_cmyk" => parameter.Value,
        _ when OwnProfiles.IdIn(parameter.Value) is not null => parameter.Value,
        _ => throw parameter.Invalid(),
    };
}
