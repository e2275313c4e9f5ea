using System.Collections.Immutable;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Metadata;

/// <summary>The fields of structured metadata that a cloud has.</summary>
public sealed class MetadataFields(MetadataStore store, Batches batches, IdGenerator ids, TimeProvider time)
{
    /// <summary>What a transaction takes beside the field's own rows.</summary>
    private const int MostRulesAtOnce = 90;

    /// <summary>How many notes of deleted fields go along with another deletion.</summary>
    private const int MostForgotten = 5;

    /// <summary>Columns by which all fields are put in order.</summary>
    private static readonly Dictionary<string, Func<MetadataField, string>> Orders = new(StringComparer.Ordinal)
    {
        ["label"] = field => field.Label,
        ["external_id"] = field => field.ExternalId,
        ["created_at"] = field => field.CreatedAt.UtcTicks.ToString("D19", System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>All fields in their order.</summary>
    public async Task<ImmutableArray<MetadataField>> ListAsync(Caller caller, string cloud, CancellationToken cancellationToken)
    {
        MetadataAccess.Demand(caller);
        return (await store.ReadAsync(cloud, cancellationToken)).Fields;
    }

    /// <exception cref="DamException">NotFound.</exception>
    public async Task<MetadataField> FindAsync(Caller caller, string cloud, string externalId, CancellationToken cancellationToken)
    {
        MetadataAccess.Demand(caller);
        return (await store.ReadAsync(cloud, cancellationToken)).Demand(externalId);
    }

    /// <exception cref="DamException">InvalidParameter: the id is taken or was until lately, there are too many fields, or the field cannot be.</exception>
    public async Task<MetadataField> AddAsync(Caller caller, string cloud, MetadataFieldDraft draft, CancellationToken cancellationToken)
    {
        MetadataAccess.Demand(caller);
        var now = time.GetUtcNow();
        var field = FieldRules.New(draft, draft.ExternalId ?? ids.Alphanumeric(20), entries => MetadataDatasources.Merged([], entries, ids), now);
        if ((await store.ReadAsync(cloud, cancellationToken)).Deleted.GetValueOrDefault(field.ExternalId) is { Cleaned: false } deleted && deleted.Until < now)
        {
            // A crash, or a person, ended the cleaning.
            await StartCleaningAsync(cloud, field.ExternalId, cancellationToken);
        }

        await store.ChangeAsync(
            cloud,
            schema =>
            {
                var freed = schema.Deleted.GetValueOrDefault(field.ExternalId);
                if (schema.Find(field.ExternalId) is not null || freed?.IsReserved(now) is true)
                {
                    throw DamException.Invalid($"external id {field.ExternalId} already exists");
                }

                if (schema.Fields.Length >= MetadataLimits.Fields)
                {
                    throw DamException.Invalid($"A product environment can have at most {MetadataLimits.Fields} metadata fields");
                }

                List<RowChange> rows = [new RowChange.Insert(MetadataRows.From(cloud, field))];
                if (freed is not null)
                {
                    rows.Add(new RowChange.Delete(MetadataRows.Deletion(field.ExternalId)));
                }

                return new(schema.Head with { Order = schema.Head.Order.Add(field.ExternalId) }, rows);
            },
            cancellationToken);
        return field;
    }

    /// <summary>Changes what was sent, other than id, type and datasource.</summary>
    /// <exception cref="DamException">NotFound; InvalidParameter.</exception>
    public async Task<MetadataField> UpdateAsync(Caller caller, string cloud, string externalId, MetadataFieldDraft draft, CancellationToken cancellationToken)
    {
        MetadataAccess.Demand(caller);
        var after = await store.ChangeAsync(
            cloud,
            schema => new(schema.Head, new RowChange.Put(MetadataRows.From(cloud, FieldRules.Changed(schema.Demand(externalId), draft)))),
            cancellationToken);
        return after.Demand(externalId);
    }

    /// <summary>Takes the field and the rules that mention it away at once, and its values off all assets in the background.</summary>
    /// <exception cref="DamException">NotFound.</exception>
    public async Task DeleteAsync(Caller caller, string cloud, string externalId, CancellationToken cancellationToken)
    {
        MetadataAccess.Demand(caller);
        (await store.ReadAsync(cloud, cancellationToken)).Demand(externalId);
        while ((await store.ChangeAsync(cloud, schema => Without(schema, cloud, externalId), cancellationToken)).Find(externalId) is not null)
        {
            // There were more rules than one transaction takes.
        }

        await StartCleaningAsync(cloud, externalId, CancellationToken.None);
    }

    /// <summary>Puts all fields in order.</summary>
    /// <param name="orderBy"><c>label</c>, <c>external_id</c> or <c>created_at</c>.</param>
    public async Task<ImmutableArray<MetadataField>> ReorderAsync(Caller caller, string cloud, string orderBy, bool descending, CancellationToken cancellationToken)
    {
        MetadataAccess.Demand(caller);
        var key = Orders.GetValueOrDefault(orderBy) ?? throw DamException.Invalid($"order_by {orderBy} is invalid: {string.Join(", ", Orders.Keys)} is expected");
        var after = await store.ChangeAsync(
            cloud,
            schema =>
            {
                var ordered = schema.Fields.OrderBy(key, StringComparer.Ordinal).Select(field => field.ExternalId);
                return new(schema.Head with { Order = [.. descending ? ordered.Reverse() : ordered] });
            },
            cancellationToken);
        return after.Fields;
    }

    /// <param name="position">From 0; what is beyond the end is the end.</param>
    /// <exception cref="DamException">NotFound.</exception>
    public async Task<ImmutableArray<MetadataField>> MoveAsync(Caller caller, string cloud, string externalId, int position, CancellationToken cancellationToken)
    {
        MetadataAccess.Demand(caller);
        var after = await store.ChangeAsync(
            cloud,
            schema =>
            {
                var others = schema.Head.Order.Remove(schema.Demand(externalId).ExternalId);
                return new(schema.Head with { Order = others.Insert(Math.Clamp(position, 0, others.Length), externalId) });
            },
            cancellationToken);
        return after.Fields;
    }

    private MetadataChanges? Without(MetadataSchema schema, string cloud, string externalId)
    {
        if (schema.Find(externalId) is null)
        {
            return null;
        }

        var rules = schema.AllRules.Where(rule => rule.Mentions(externalId)).Take(MostRulesAtOnce).ToList();
        List<RowChange> rows = [.. rules.Select(rule => new RowChange.Delete(MetadataRows.Rule(rule.Rule.ExternalId)))];
        if (rules.Count == MostRulesAtOnce)
        {
            return new(schema.Head, rows);
        }

        // Ids that are free again need no note any more.
        var now = time.GetUtcNow();
        rows.AddRange(schema.Deleted.Values.Where(each => !each.IsReserved(now) && each.ExternalId != externalId).Take(MostForgotten)
            .Select(each => new RowChange.Delete(MetadataRows.Deletion(each.ExternalId))));
        rows.Add(new RowChange.Delete(MetadataRows.Field(externalId)));
        rows.Add(new RowChange.Put(MetadataRows.From(cloud, new DeletedField(externalId, now, Cleaned: false))));
        return new(schema.Head with { Order = schema.Head.Order.Remove(externalId) }, rows);
    }

    private Task<Batch> StartCleaningAsync(string cloud, string externalId, CancellationToken cancellationToken)
        => batches.StartAsync(cloud, CleanMetadata.BatchKind, externalId, total: null, cancellationToken);
}
