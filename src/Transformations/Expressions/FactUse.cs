using System.Globalization;

namespace ServerlessDam.Transformations.Expressions;

/// <summary>Which of an asset's facts a transformation may ask for, and so belong into the key of what is derived by it.</summary>
public static class FactUse
{
    /// <summary>
    /// The facts whose names occur in the transformation, in one canonical text; empty for most. A name inside a text is taken for a use,
    /// which costs a derivation, never a wrong one.
    /// </summary>
    public static string Of(Transformation transformation, AssetFacts facts)
    {
        var asks = transformation.Components.SelectMany(component => component.Parameters)
            .SelectMany(parameter => parameter.Value.Split('_', ':'))
            .ToHashSet(StringComparer.Ordinal);
        var parts = new List<string>();
        if (asks.Contains("tags"))
            parts.Add($"tags {Joined(facts.Tags.Order(StringComparer.Ordinal))}");
        if (asks.Contains("ctx"))
            parts.Add($"ctx {Joined(facts.Context)}");
        if (asks.Contains("md"))
            parts.Add($"md {Joined(facts.Metadata)}");
        if (asks.Contains("ils"))
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"ils {facts.IllustrationScore}"));

        return string.Join('\n', parts);
    }

    private static string Joined(IReadOnlyDictionary<string, string> pairs)
        => Joined(pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => new[] { pair.Key, pair.Value }));

    private static string Joined(IEnumerable<string> texts) => string.Join('\u0001', texts);
}
