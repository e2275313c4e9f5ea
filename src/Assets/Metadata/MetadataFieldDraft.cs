using System.Text.Json;

namespace ServerlessDam.Assets.Metadata;

/// <summary>What a client says of a field. Null was not sent; a JSON null takes away what was there.</summary>
public sealed record MetadataFieldDraft
{
    /// <summary>Of a new field; null has one generated.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Of a new field: the name of a <see cref="MetadataFieldType"/>.</summary>
    public string? Type { get; init; }

    public string? Label { get; init; }

    public bool? Mandatory { get; init; }

    public JsonElement? DefaultValue { get; init; }

    public JsonElement? Validation { get; init; }

    public bool? DefaultDisabled { get; init; }

    public bool? ReadonlyUi { get; init; }

    public bool? AllowDynamicListValues { get; init; }

    /// <summary>Of a new list field.</summary>
    public IReadOnlyList<EntryDraft>? Datasource { get; init; }
}

/// <param name="ExternalId">Null has one generated.</param>
public sealed record EntryDraft(string? ExternalId, string Value);
