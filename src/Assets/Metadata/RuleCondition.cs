using System.Text.Json;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Metadata;

/// <summary>
/// What a rule asks of the values of an asset: <c>populated</c>, <c>equals</c> or <c>includes</c> of one field, or <c>and</c> and
/// <c>or</c> of conditions.
/// </summary>
internal abstract record RuleCondition
{
    private const int MostDepth = 8;
    private const int MostParts = 200;

    /// <summary>The fields that it looks at.</summary>
    public abstract IEnumerable<string> Fields { get; }

    public abstract bool Holds(IReadOnlyDictionary<string, JsonElement> values);

    /// <exception cref="DamException">InvalidParameter: not a condition.</exception>
    public static RuleCondition Parse(JsonElement condition)
    {
        if (condition.GetRawText().Length > MetadataLimits.ExpressionLength)
        {
            throw Invalid("it is too long");
        }

        var parts = 0;
        return Parse(condition, MostDepth, ref parts);
    }

    private static RuleCondition Parse(JsonElement condition, int depth, ref int parts)
    {
        if (condition.ValueKind != JsonValueKind.Object || depth == 0 || ++parts > MostParts)
        {
            throw Invalid(condition.ValueKind == JsonValueKind.Object ? "it is too deep or too large" : "an object is expected");
        }

        foreach (var (name, all) in new[] { ("and", true), ("or", false) })
        {
            if (condition.TryGetProperty(name, out var inner))
            {
                var conditions = new List<RuleCondition>();
                foreach (var each in inner.ValueKind == JsonValueKind.Array && inner.GetArrayLength() > 0 ? inner.EnumerateArray() : throw Invalid($"{name} needs conditions"))
                {
                    conditions.Add(Parse(each, depth - 1, ref parts));
                }

                return new Several(conditions, all);
            }
        }

        var field = condition.TryGetProperty("metadata_field_id", out var id) && JsonValues.Text(id) is { Length: > 0 } text ? text : throw Invalid("metadata_field_id is missing");
        return condition.TryGetProperty("populated", out var populated) ? new Populated(field, JsonValues.Flag(populated) ?? throw Invalid("populated is true or false"))
            : condition.TryGetProperty("equals", out var equal) ? new SameAs(field, Texts(equal, "equals"))
            : condition.TryGetProperty("includes", out var included) ? new Includes(field, Texts(included, "includes"))
            : throw Invalid("populated, equals or includes is missing");
    }

    private static HashSet<string> Texts(JsonElement value, string name)
        => JsonValues.Texts(value) is { Count: > 0 } texts ? [.. texts] : throw Invalid($"{name} needs a value");

    private static IReadOnlyList<string> Values(IReadOnlyDictionary<string, JsonElement> values, string field)
        => values.TryGetValue(field, out var value) ? JsonValues.Texts(value) ?? [] : [];

    private static DamException Invalid(string why) => DamException.Invalid($"condition is invalid: {why}");

    private sealed record Populated(string Field, bool Wanted) : RuleCondition
    {
        public override IEnumerable<string> Fields => [Field];

        public override bool Holds(IReadOnlyDictionary<string, JsonElement> values) => values.ContainsKey(Field) == Wanted;
    }

    /// <summary>The one value, or exactly the set.</summary>
    private sealed record SameAs(string Field, HashSet<string> Wanted) : RuleCondition
    {
        public override IEnumerable<string> Fields => [Field];

        public override bool Holds(IReadOnlyDictionary<string, JsonElement> values) => Wanted.SetEquals(Values(values, Field));
    }

    /// <summary>A set has all of them; a field of one value has one of them.</summary>
    private sealed record Includes(string Field, HashSet<string> Wanted) : RuleCondition
    {
        public override IEnumerable<string> Fields => [Field];

        public override bool Holds(IReadOnlyDictionary<string, JsonElement> values)
            => values.TryGetValue(Field, out var value) && value.ValueKind == JsonValueKind.Array
                ? Wanted.IsSubsetOf(Values(values, Field))
                : Values(values, Field).Any(Wanted.Contains);
    }

    private sealed record Several(IReadOnlyList<RuleCondition> Conditions, bool All) : RuleCondition
    {
        public override IEnumerable<string> Fields => Conditions.SelectMany(condition => condition.Fields).Distinct(StringComparer.Ordinal);

        public override bool Holds(IReadOnlyDictionary<string, JsonElement> values)
            => All ? Conditions.All(condition => condition.Holds(values)) : Conditions.Any(condition => condition.Holds(values));
    }
}
