using System.Collections.Immutable;

namespace ServerlessDam.Assets.Metadata;

/// <summary>In which order fields get their values, so that one pass is enough: rules that would go in a circle do not come to be.</summary>
internal static class RuleOrder
{
    /// <summary>The fields, each after all that its rules look at, otherwise as they came; null when that goes in a circle.</summary>
    public static ImmutableArray<string>? Of(IReadOnlyList<string> fields, IEnumerable<ParsedRule> rules)
    {
        var waitsFor = fields.ToDictionary(field => field, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var rule in rules.Where(rule => waitsFor.ContainsKey(rule.Rule.MetadataFieldId)))
        {
            waitsFor[rule.Rule.MetadataFieldId].UnionWith(rule.Condition.Fields.Where(waitsFor.ContainsKey));
        }

        var order = ImmutableArray.CreateBuilder<string>(fields.Count);
        var settled = new HashSet<string>(StringComparer.Ordinal);
        while (order.Count < fields.Count)
        {
            var ready = fields.Where(field => !settled.Contains(field) && waitsFor[field].IsSubsetOf(settled)).ToList();
            if (ready.Count == 0)
            {
                return null;
            }

            order.AddRange(ready);
            settled.UnionWith(ready);
        }

        return order.ToImmutable();
    }
}
