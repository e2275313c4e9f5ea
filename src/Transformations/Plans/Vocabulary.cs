using ServerlessDam.Transformations.Expressions;
using ServerlessDam.Transformations.Plans.Reading;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans;

/// <summary>What can be written into a transformation on this server, by the names it has in a URL and in their order; effects are in an <see cref="EffectCatalog"/>.</summary>
public static class Vocabulary
{
    /// <summary>Every table of the language, with what the reference page says of its words.</summary>
    public static IReadOnlyList<VocabularySection> Sections { get; } =
    [
        new("Keys", "", Keys.All),
        new("Crop modes", "c_", Reading.CropModes.All),
        new("Gravities", "g_", GravityReader.All),
        new("Backgrounds", "b_", BackgroundReader.All),
        new("Flags", "fl_", Flags.All),
        new("Operators", "", Operators.All),
        new("Names in expressions", "", Names.All),
    ];

    /// <summary>c_</summary>
    public static IReadOnlyList<string> CropModes { get; } = [.. Reading.CropModes.All.Select(mode => mode.Name).Order(StringComparer.Ordinal)];

    /// <summary>g_</summary>
    public static IReadOnlyList<string> Gravities { get; } = [.. GravityReader.Names.Order(StringComparer.Ordinal)];
}
