using System.Collections.Frozen;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>The keys that plans are made of, some of them of videos alone. The others of the language are refused by name, never skipped.</summary>
internal static class SupportedKeys
{
    /// <summary>With <c>d</c> and <c>p</c>, which delivery heeds before there is a plan, and <c>if l u</c>, which make the chain.</summary>
    private static readonly FrozenSet<string> All = FrozenSet.Create(
        "a", "ar", "b", "bo", "c", "co", "cs", "d", "dl", "dn", "dpr", "e", "f", "fl", "g", "h", "if", "l", "o", "p", "pg", "q", "r", "u", "w", "x", "y", "z");

    private static readonly FrozenSet<string> OfVideos = FrozenSet.Create(
        "ac", "af", "br", "dr", "du", "eo", "fps", "ki", "so", "sp", "vc", "vs");

    /// <exception cref="TransformationException">The component uses a key that is part of the language and not carried out here.</exception>
    public static void Check(Component component, bool isVideo)
    {
        if (isVideo)
            CheckForVideo(component);
        foreach (var parameter in component.Parameters.Where(parameter => !parameter.IsVariable && !All.Contains(parameter.Key)))
        {
            if (isVideo && OfVideos.Contains(parameter.Key))
                continue;
            throw parameter.Key switch
            {
                "t" => parameter.Error($"Unknown transformation {parameter.Value}"),
                "fn" => parameter.Error($"Parameter {parameter} needs a runner of custom functions, which this server does not have"),
                _ when OfVideos.Contains(parameter.Key) => parameter.Error($"Parameter {parameter.Key}_ ({parameter.LongName}) is for videos: {parameter}"),
                _ => parameter.NotYet($"Parameter {parameter.Key}_ ({parameter.LongName})"),
            };
        }
    }

    private static void CheckForVideo(Component component)
    {
        if (component["c"] is { Value: "mpad" } crop)
            throw crop.Error("Crop mode mpad is not for videos");
        if (component["g"] is { } gravity && gravity.Value.Split(':')[0] == "track_person")
            throw gravity.Error("Gravity track_person needs a tracker of persons, which this server does not have");
    }
}
