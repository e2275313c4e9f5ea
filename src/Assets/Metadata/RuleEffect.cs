using System.Collections.Frozen;
using System.Text.Json;

namespace ServerlessDam.Assets.Metadata;

/// <summary>What the rules of one field come to for the values that an asset has.</summary>
/// <param name="Enabled">It has its default, and its value if it is mandatory.</param>
/// <param name="Open">It takes values.</param>
/// <param name="Activated">The entries that can be had; null is all.</param>
/// <param name="Touched">A value that one of the rules looks at has just been changed.</param>
internal sealed record RuleEffect(bool Enabled, bool Open, FrozenSet<string>? Activated, JsonElement? Apply, JsonElement? Append, bool Mandatory, bool Touched)
{
    /// <param name="values">Of all fields that the rules look at.</param>
    public static RuleEffect Of(MetadataField field, IReadOnlyList<ParsedRule> rules, IReadOnlyDictionary<string, JsonElement> values, Func<string, bool> isChanged)
    {
        bool? enable = null;
        bool? mandatory = null;
        IReadOnlyCollection<string>? activated = null;
        JsonElement? apply = null;
        JsonElement? append = null;
        var exclusive = false;
        var active = rules.Where(rule => rule.Rule.Active).ToList();
        foreach (var result in active.Where(rule => rule.Condition.Holds(values)).Select(rule => rule.Result))
        {
            enable = result.Enable ?? enable;
            mandatory = result.Mandatory ?? mandatory;
            (apply, append) = result.Apply is null ? (apply, append) : result.Append ? (apply, result.Apply) : (result.Apply, append);
            if (result.Activation is { } activation && !exclusive)
            {
                activated = activation is { Append: true, ExternalIds: { } more } ? activated?.Union(more).ToList() : activation.ExternalIds;
                exclusive = activation.Exclusive;
            }
        }

        // Disabled by default, and to be opened by a rule: closed until one does. Without such a rule people decide.
        var closed = field.DefaultDisabled && active.Any(rule => rule.Result.Enable is true);
        return new(
            enable ?? !field.DefaultDisabled,
            enable ?? !closed,
            activated?.ToFrozenSet(StringComparer.Ordinal),
            apply,
            append,
            mandatory ?? field.Mandatory,
            active.Any(rule => rule.Condition.Fields.Any(isChanged)));
    }

    public bool Allows(JsonElement value) => Open && (Activated is null || JsonValues.Texts(value)!.All(Activated.Contains));
}
