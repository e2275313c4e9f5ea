using System.Collections.Immutable;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Search.Reconcile;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Metadata;

/// <summary>The entries that list fields offer.</summary>
public sealed class MetadataDatasources(MetadataStore store, IndexStates indexes, IdGenerator ids)
{
    /// <summary>What an entry takes as JSON at most, of the 900 KB that a field's row has.</summary>
    private const int MostLength = 400_000;

    /// <summary>Changes the values of entries with known ids and appends the others.</summary>
    /// <returns>The active entries.</returns>
    /// <exception cref="DamException">NotFound; InvalidParameter.</exception>
    public async Task<IReadOnlyList<DatasourceEntry>> MergeAsync(
        Caller caller, string cloud, string fieldId, IReadOnlyList<EntryDraft> entries, CancellationToken cancellationToken)
    {
        var renames = false;
        var active = await ChangeAsync(
            caller,
            cloud,
            fieldId,
            field =>
            {
                var merged = Merged(field.Datasource, entries, ids);
                renames = !field.Datasource.SequenceEqual(merged.Take(field.Datasource.Length));
                return merged;
            },
            cancellationToken);
        if (renames)
        {
            // The entries are renamed, whoever hangs up: assets are found by the new names.
            await indexes.ChangeAsync(cloud, state => state with { IsPassWanted = true }, CancellationToken.None);
        }

        return active;
    }

    /// <summary>Takes entries away, or brings them back.</summary>
    /// <inheritdoc cref="MergeAsync"/>
    public Task<IReadOnlyList<DatasourceEntry>> ActivateAsync(
        Caller caller, string cloud, string fieldId, IReadOnlyCollection<string> entryIds, bool active, CancellationToken cancellationToken)
        => ChangeAsync(
            caller,
            cloud,
            fieldId,
            field =>
            {
                var unknown = entryIds.Except(field.Datasource.Select(entry => entry.ExternalId), StringComparer.Ordinal).ToList();
                return unknown.Count > 0
                    ? throw DamException.Invalid($"Datasource External IDs do not exist: {JsonValues.Names(unknown)}")
                    : [.. field.Datasource.Select(entry => entryIds.Contains(entry.ExternalId) ? entry with { Active = active } : entry)];
            },
            cancellationToken);

    /// <summary>Puts all entries in the order of their values.</summary>
    /// <inheritdoc cref="MergeAsync"/>
    public Task<IReadOnlyList<DatasourceEntry>> SortAsync(Caller caller, string cloud, string fieldId, bool descending, CancellationToken cancellationToken)
        => ChangeAsync(
            caller,
            cloud,
            fieldId,
            field => [.. descending
                ? field.Datasource.OrderByDescending(entry => entry.Value, StringComparer.Ordinal)
                : field.Datasource.OrderBy(entry => entry.Value, StringComparer.Ordinal)],
            cancellationToken);

    /// <summary>Active entries that have the term in their value, whatever the case, in the order of fields and entries.</summary>
    /// <param name="fieldId">Null looks at all fields.</param>
    /// <exception cref="DamException">NotFound.</exception>
    public async Task<IReadOnlyList<(MetadataField Field, DatasourceEntry Entry)>> SearchAsync(
        Caller caller, string cloud, string? fieldId, string term, int take, CancellationToken cancellationToken)
    {
        MetadataAccess.Demand(caller);
        var schema = await store.ReadAsync(cloud, cancellationToken);
        var fields = fieldId is null ? schema.Fields : [schema.Demand(fieldId)];
        return [.. fields
            .SelectMany(field => field.Datasource.Select(entry => (field, entry)))
            .Where(each => each.entry.Active && each.entry.Value.Contains(term, StringComparison.OrdinalIgnoreCase))
            .Take(take)];
    }

    /// <summary>Entries for values that a list which grows does not have yet; each is its own id, so that who comes second finds it.</summary>
    internal Task<MetadataSchema> AddAsync(string cloud, string fieldId, IReadOnlyList<string> values, CancellationToken cancellationToken)
        => store.ChangeAsync(
            cloud,
            schema => schema.Find(fieldId) is { AllowDynamicListValues: true } field && values.Except(field.Datasource.Select(entry => entry.ExternalId)).ToList() is { Count: > 0 } added
                ? Changes(schema, cloud, field, Merged(field.Datasource, [.. added.Select(value => new EntryDraft(value, value))], ids))
                : null,
            cancellationToken);

    /// <exception cref="DamException">InvalidParameter: an entry cannot be, or there are too many.</exception>
    internal static IReadOnlyList<DatasourceEntry> Merged(IReadOnlyList<DatasourceEntry> before, IReadOnlyList<EntryDraft> entries, IdGenerator ids)
    {
        var merged = before.ToList();
        var places = merged.Select((entry, place) => (entry.ExternalId, place)).ToDictionary(each => each.ExternalId, each => each.place, StringComparer.Ordinal);
        foreach (var draft in entries)
        {
            var id = MetadataLimits.DemandName("datasource external_id", draft.ExternalId ?? ids.Alphanumeric(20));
            var value = MetadataLimits.DemandName("datasource value", draft.Value);
            if (places.TryGetValue(id, out var place))
            {
                merged[place] = merged[place] with { Value = value };
            }
            else
            {
                places[id] = merged.Count;
                merged.Add(new(id, value));
            }
        }

        return merged.Count > MetadataLimits.Entries || merged.Sum(entry => entry.ExternalId.Length + entry.Value.Length) > MostLength
            ? throw DamException.Invalid($"A datasource can have at most {MetadataLimits.Entries} entries, and {MostLength} characters in all")
            : merged;
    }

    private async Task<IReadOnlyList<DatasourceEntry>> ChangeAsync(
        Caller caller, string cloud, string fieldId, Func<MetadataField, IReadOnlyList<DatasourceEntry>> change, CancellationToken cancellationToken)
    {
        MetadataAccess.Demand(caller);
        var after = await store.ChangeAsync(
            cloud,
            schema =>
            {
                var field = schema.Demand(fieldId);
                return field.IsList ? Changes(schema, cloud, field, change(field)) : throw DamException.Invalid($"Field {fieldId} has no datasource");
            },
            cancellationToken);
        return [.. after.Demand(fieldId).Datasource.Where(entry => entry.Active)];
    }

    private static MetadataChanges Changes(MetadataSchema schema, string cloud, MetadataField field, IReadOnlyList<DatasourceEntry> entries)
        => new(schema.Head, new RowChange.Put(MetadataRows.From(cloud, field with { Datasource = [.. entries] })));
}
