using System.Collections.Frozen;
using System.Text.Json;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Metadata;

/// <summary>What clients say of a field, as a field that can be stored.</summary>
internal static class FieldRules
{
    private static readonly FrozenDictionary<string, MetadataFieldType> Types
        = Enum.GetValues<MetadataFieldType>().ToFrozenDictionary(type => type.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <exception cref="DamException">InvalidParameter: something is missing or not allowed.</exception>
    public static MetadataField New(MetadataFieldDraft draft, string externalId, Func<IReadOnlyList<EntryDraft>, IReadOnlyList<DatasourceEntry>> entries, DateTimeOffset now)
    {
        var type = Type(draft.Type);
        var isList = type is MetadataFieldType.Enum or MetadataFieldType.Set;
        if (isList && draft.Datasource is null && draft.AllowDynamicListValues is not true)
        {
            throw DamException.Missing("datasource");
        }

        var field = Changed(
            new()
            {
                ExternalId = MetadataLimits.DemandName("external_id", externalId),
                Type = type,
                Label = MetadataLimits.DemandName("label", draft.Label),
                Datasource = isList ? [.. entries(draft.Datasource ?? [])] : [],
                CreatedAt = now,
            },
            draft);

        // Later it may become mandatory without one: whoever uploads then says what the value is.
        return field is { Mandatory: true, DefaultValue: null, DefaultDisabled: false }
            ? throw DamException.Invalid("default_value is required for a mandatory field")
            : field;
    }

    /// <exception cref="DamException">InvalidParameter: something is not allowed.</exception>
    public static MetadataField Changed(MetadataField field, MetadataFieldDraft draft)
    {
        var changed = field with
        {
            Label = draft.Label is null ? field.Label : MetadataLimits.DemandName("label", draft.Label),
            Mandatory = draft.Mandatory ?? field.Mandatory,
            DefaultDisabled = draft.DefaultDisabled ?? field.DefaultDisabled,
            ReadonlyUi = draft.ReadonlyUi ?? field.ReadonlyUi,
            AllowDynamicListValues = draft.AllowDynamicListValues ?? field.AllowDynamicListValues,
            Validation = draft.Validation is not { } validation ? field.Validation
                : validation.ValueKind == JsonValueKind.Null ? null
                : MetadataCheck.Normalize(validation, field.Type),
        };
        return draft.DefaultValue is { } value
            ? changed with { DefaultValue = JsonValues.IsEmpty(value) ? null : Default(changed, value) }
            : changed with { DefaultValue = changed.DefaultValue is { } kept ? Default(changed, kept) : null };
    }

    /// <summary>In the field's type. Entries of a list stay as they were written, by id or by value.</summary>
    private static JsonElement Default(MetadataField field, JsonElement value)
        => FieldReader.Typed(field.Type, value) is { } typed && new FieldReader(field).TakesAsDefault(typed)
            ? typed
            : throw DamException.Invalid("default_value is invalid");

    private static MetadataFieldType Type(string? name)
        => name is null ? throw DamException.Missing("type")
            : Types.TryGetValue(name, out var type) ? type
            : throw DamException.Invalid($"type {name[..Math.Min(name.Length, 64)]} is invalid: string, integer, date, enum or set is expected");
}
