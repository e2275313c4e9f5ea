using System.Collections.Immutable;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Metadata;

/// <summary>The rules by which values of fields depend on values of others.</summary>
public sealed class MetadataRules(MetadataStore store, IdGenerator ids)
{
    /// <summary>By field, then in the order in which they were made.</summary>
    public async Task<IReadOnlyList<MetadataRule>> ListAsync(Caller caller, string cloud, CancellationToken cancellationToken)
    {
        MetadataAccess.Demand(caller);
        return [.. (await store.ReadAsync(cloud, cancellationToken)).Rules];
    }

    /// <exception cref="DamException">InvalidParameter: something is missing, not allowed, or would go in a circle.</exception>
    public async Task<MetadataRule> AddAsync(Caller caller, string cloud, MetadataRuleDraft draft, CancellationToken cancellationToken)
    {
        MetadataAccess.Demand(caller);
        var rule = Changed(
            new()
            {
                ExternalId = ids.Hex32() + ids.Hex32(),
                MetadataFieldId = draft.MetadataFieldId ?? throw DamException.Missing("metadata_field_id"),
                Condition = draft.Condition ?? throw DamException.Missing("condition"),
                Result = draft.Result ?? throw DamException.Missing("result"),
                Number = 0,
            },
            draft);
        await store.ChangeAsync(
            cloud,
            schema =>
            {
                if (schema.AllRules.Length >= MetadataLimits.Rules)
                {
                    throw DamException.Invalid($"A product environment can have at most {MetadataLimits.Rules} metadata rules");
                }

                rule = rule with { Number = schema.Head.NextRule };
                Demand(schema, rule);
                return new(schema.Head with { NextRule = rule.Number + 1 }, new RowChange.Insert(MetadataRows.From(cloud, rule)));
            },
            cancellationToken);
        return rule;
    }

    /// <summary>Changes what was sent.</summary>
    /// <exception cref="DamException">NotFound; InvalidParameter.</exception>
    public async Task<MetadataRule> UpdateAsync(Caller caller, string cloud, string externalId, MetadataRuleDraft draft, CancellationToken cancellationToken)
    {
        MetadataAccess.Demand(caller);
        var after = await store.ChangeAsync(
            cloud,
            schema =>
            {
                var rule = Changed(Find(schema, externalId), draft);
                Demand(schema, rule);
                return new(schema.Head, new RowChange.Put(MetadataRows.From(cloud, rule)));
            },
            cancellationToken);
        return Find(after, externalId);
    }

    /// <exception cref="DamException">NotFound.</exception>
    public async Task DeleteAsync(Caller caller, string cloud, string externalId, CancellationToken cancellationToken)
    {
        MetadataAccess.Demand(caller);
        await store.ChangeAsync(
            cloud,
            schema => new(schema.Head, new RowChange.Delete(MetadataRows.Rule(Find(schema, externalId).ExternalId))),
            cancellationToken);
    }

    private static MetadataRule Find(MetadataSchema schema, string externalId)
        => schema.Rules.FirstOrDefault(rule => rule.ExternalId == externalId) ?? throw DamException.NotFound(externalId);

    private static MetadataRule Changed(MetadataRule rule, MetadataRuleDraft draft) => rule with
    {
        MetadataFieldId = draft.MetadataFieldId ?? rule.MetadataFieldId,
        Name = draft.Name is null ? rule.Name : MetadataLimits.DemandName("name", draft.Name),
        Condition = draft.Condition ?? rule.Condition,
        Result = draft.Result ?? rule.Result,
        Active = draft.State switch
        {
            null => rule.Active,
            "active" => true,
            "inactive" => false,
            _ => throw DamException.Invalid($"state {draft.State} is invalid: active or inactive is expected"),
        },
    };

    private static void Demand(MetadataSchema schema, MetadataRule rule)
    {
        var parsed = ParsedRule.From(rule);
        schema.DemandAll([rule.MetadataFieldId, .. parsed.Condition.Fields]);
        var field = schema.Reader(rule.MetadataFieldId)!;
        if (parsed.Result.Apply is { } value && field.Read(value) is null)
        {
            throw DamException.Invalid($"'{JsonValues.Readable(value)}' is not valid for field '{rule.MetadataFieldId}'");
        }

        if ((parsed.Result.Activation is not null || parsed.Result.Append) && !field.Field.IsList)
        {
            throw DamException.Invalid($"result is invalid: field {rule.MetadataFieldId} is no list");
        }

        var others = schema.AllRules.Where(each => each.Rule.ExternalId != rule.ExternalId);
        if (RuleOrder.Of([.. schema.Fields.Select(each => each.ExternalId)], others.Append(parsed)) is null)
        {
            throw DamException.Invalid($"condition is invalid: field {rule.MetadataFieldId} would depend on itself");
        }
    }
}
