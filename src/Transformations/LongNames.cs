using System.Collections.Frozen;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations;

/// <summary>Parameters by the names that SDKs have for them: <c>width</c> for <c>w</c>.</summary>
public static class LongNames
{
    private static readonly FrozenDictionary<string, string> Keys = Syntax.Keys.All
        .Select(key => KeyValuePair.Create(key.Meaning, key.Name))
        .Concat(
        [
            KeyValuePair.Create("fetch_format", "f"),
            KeyValuePair.Create("transformation", "t"),
            KeyValuePair.Create("if", Syntax.Keys.Condition),
            KeyValuePair.Create("default_image", "d"),
        ])
        .DistinctBy(pair => pair.Key)
        .ToFrozenDictionary();

    /// <summary>The key of a long name, of a key itself, or of a variable; null for none.</summary>
    public static string? KeyOf(string name)
        => name.StartsWith('$') ? name : Keys.GetValueOrDefault(name) ?? (Syntax.Keys.LongNames.ContainsKey(name) ? name : null);
}
