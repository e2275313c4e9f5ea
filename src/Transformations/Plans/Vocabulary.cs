using ServerlessDam.Transformations.Plans.Reading;

namespace ServerlessDam.Transformations.Plans;

/// <summary>What can be written into a transformation on this server, by the names it has in a URL and in their order; effects are in <see cref="Effects"/>.</summary>
public static class Vocabulary
{
    /// <summary>c_</summary>
    public static IReadOnlyList<string> CropModes { get; } = [.. Reading.CropModes.Names.Order(StringComparer.Ordinal)];

    /// <summary>g_</summary>
    public static IReadOnlyList<string> Gravities { get; } = [.. GravityReader.Names.Order(StringComparer.Ordinal)];
}
