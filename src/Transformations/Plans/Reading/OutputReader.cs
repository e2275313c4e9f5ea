using ServerlessDam.Transformations.Formats;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>f q fl cs dl, and what of other parameters matters to the encoder only.</summary>
internal static class OutputReader
{
    public static OutputOptions Read(Component component, OutputOptions before)
    {
        if (component["cs"] is { } colorSpace)
            CheckColorSpace(colorSpace);

        var output = before with
        {
            Quality = component["q"] is { } quality ? QualityReader.Read(quality) : before.Quality,
            FrameDelayMs = component["dl"]?.Integer(1, 65_500) ?? before.FrameDelayMs,
            Plays = component["e"] is { } effect && EffectReader.Plays(effect) is { } plays ? plays : before.Plays,
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

        var format = MediaFormats.Find(parameter.Value) ?? throw parameter.Refused();
        return format.Family is MediaFamily.Image
            ? output with { Format = format.Name, AutoFormat = null }
            : throw parameter.NotYet($"Format {format.Name}");
    }

    /// <summary>Results are sRGB; what asks for just that is obeyed, the rest is refused.</summary>
    private static void CheckColorSpace(Parameter parameter)
    {
        if (parameter.Value is "srgb" or "srgb:truecolor" or "no_cmyk")
            return;

        var known = parameter.Value is "tinysrgb" or "cmyk" or "keep_cmyk" || parameter.Value.StartsWith("icc:", StringComparison.Ordinal);
        throw known ? parameter.NotYet($"Color space {parameter.Value}") : parameter.Refused();
    }
}
