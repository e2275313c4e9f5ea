using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans;

/// <summary><c>cs_icc:id</c>: colour profiles that were uploaded, as raw files. In ids <c>:</c> stands for <c>/</c>, as in those of layers.</summary>
public static class OwnProfiles
{
    private const string Prefix = "icc:";

    /// <summary>Null where the value of <c>cs</c> names none.</summary>
    public static string? IdIn(string? colorSpace)
        => colorSpace?.StartsWith(Prefix, StringComparison.Ordinal) is true && colorSpace.Length > Prefix.Length
            ? PercentEncoding.Decode(colorSpace[Prefix.Length..]).Replace(':', '/')
            : null;

    /// <summary>Ids of all that a transformation names, in whatever branch, each once.</summary>
    public static IReadOnlyList<string> Of(Transformation transformation)
        => [.. transformation.Components.Select(component => IdIn(component["cs"]?.Value)).OfType<string>().Distinct()];
}
