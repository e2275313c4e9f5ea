using System.Collections.Frozen;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>The keys that plans of pictures are made of. The others of the language are refused by name, never skipped.</summary>
internal static class SupportedKeys
{
    /// <summary>With <c>d</c> and <c>p</c>, which delivery heeds before there is a plan, and <c>if l u</c>, which make the chain.</summary>
    private static readonly FrozenSet<string> All = FrozenSet.Create(
        "a", "ar", "b", "bo", "c", "co", "cs", "d", "dl", "dn", "dpr", "e", "f", "fl", "g", "h", "if", "l", "o", "p", "pg", "q", "r", "u", "w", "x", "y", "z");

    private static readonly FrozenSet<string> OfVideos = FrozenSet.Create(
        "ac", "af", "br", "dr", "du", "eo", "fps", "ki", "so", "sp", "vc", "vs");

    /// <exception cref="TransformationException">The component uses a key that is part of the language and not carried out here.</exception>
    public static void Check(Component component)
    {
        foreach (var parameter in component.Parameters.Where(parameter => !parameter.IsVariable && !All.Contains(parameter.Key)))
        {
            throw parameter.Key switch
            {
                "t" => parameter.Error($"Unknown transformation {parameter.Value}"),
                "fn" => parameter.Error($"Parameter {parameter} needs a runner of custom functions, which this server does not have"),
                _ when OfVideos.Contains(parameter.Key) => parameter.Error($"Parameter {parameter.Key}_ ({parameter.LongName}) is for videos: {parameter}"),
                _ => parameter.NotYet($"Parameter {parameter.Key}_ ({parameter.LongName})"),
            };
        }
    }
}
