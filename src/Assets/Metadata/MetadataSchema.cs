using System.Collections.Immutable;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Metadata;

/// <summary>All fields and rules of a cloud, as they were at one moment.</summary>
public sealed class MetadataSchema
{
    private readonly Dictionary<string, FieldReader> _readers;
    private readonly ILookup<string, ParsedRule> _rules;

    internal MetadataSchema(MetadataHead head, string? etag, IReadOnlyCollection<MetadataField> fields, IEnumerable<MetadataRule> rules, IEnumerable<DeletedField> deleted)
    {
        _readers = fields.ToDictionary(field => field.ExternalId, field => new FieldReader(field), StringComparer.Ordinal);
        Head = head;
        ETag = etag;
        Fields = [.. head.Order.Where(_readers.ContainsKey).Select(id => _readers[id].Field)];
        Deleted = deleted.ToImmutableDictionary(field => field.ExternalId, StringComparer.Ordinal);
        AllRules = [.. rules.OrderBy(rule => rule.MetadataFieldId, StringComparer.Ordinal).ThenBy(rule => rule.Number).Select(ParsedRule.From)];
        _rules = AllRules.ToLookup(rule => rule.Rule.MetadataFieldId, StringComparer.Ordinal);
        Evaluated = RuleOrder.Of([.. Fields.Select(field => field.ExternalId)], AllRules) ?? throw new InvalidOperationException("The stored rules go in a circle.");
    }

    /// <summary>In the order in which they are listed.</summary>
    public ImmutableArray<MetadataField> Fields { get; }

    /// <summary>By field, then in the order in which they were made.</summary>
    public IEnumerable<MetadataRule> Rules => AllRules.Select(rule => rule.Rule);

    internal MetadataHead Head { get; }

    /// <summary>Of the head's row; null while there is none.</summary>
    internal string? ETag { get; }

    internal ImmutableArray<ParsedRule> AllRules { get; }

    internal ImmutableDictionary<string, DeletedField> Deleted { get; }

    /// <summary>External ids of all fields, each after those that the rules of it look at.</summary>
    internal ImmutableArray<string> Evaluated { get; }

    /// <summary>How much of a cache it takes.</summary>
    internal int Weight => 1 + AllRules.Length + Fields.Sum(each => 1 + each.Datasource.Length);

    public MetadataField? Find(string externalId) => Reader(externalId)?.Field;

    internal FieldReader? Reader(string externalId) => _readers.GetValueOrDefault(externalId);

    internal IReadOnlyList<ParsedRule> RulesOf(string externalId) => [.. _rules[externalId]];

    /// <exception cref="DamException">NotFound.</exception>
    internal MetadataField Demand(string externalId) => Find(externalId) ?? throw DamException.NotFound(externalId);

    /// <exception cref="DamException">InvalidParameter: some of them are no fields.</exception>
    internal void DemandAll(IEnumerable<string> externalIds)
    {
        var unknown = externalIds.Where(id => !_readers.ContainsKey(id)).Distinct(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw DamException.Invalid($"Metadata External IDs do not exist: {JsonValues.Names(unknown)}");
        }
    }
}
