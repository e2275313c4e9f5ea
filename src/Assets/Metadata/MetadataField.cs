using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDam.Assets.Metadata;

/// <summary>A typed field that every asset of a cloud may have a value of.</summary>
public sealed record MetadataField
{
    /// <summary>1 to 255 characters; never changes.</summary>
    public required string ExternalId { get; init; }

    public required MetadataFieldType Type { get; init; }

    /// <summary>For people.</summary>
    public required string Label { get; init; }

    /// <summary>A new asset must have a value.</summary>
    public bool Mandatory { get; init; }

    /// <summary>What a new asset has where nothing was given, of the field's type; entries of lists by external id or by value, as they were written.</summary>
    public JsonElement? DefaultValue { get; init; }

    /// <summary>What values must be like, as it was written; see <see cref="MetadataCheck"/>.</summary>
    public JsonElement? Validation { get; init; }

    /// <summary>A new asset has no value of it, not even the default, unless one is given or a rule enables it.</summary>
    public bool DefaultDisabled { get; init; }

    /// <summary>People see it and only programs write it.</summary>
    public bool ReadonlyUi { get; init; }

    /// <summary>A value that the list does not have yet becomes an entry of it.</summary>
    public bool AllowDynamicListValues { get; init; }

    /// <summary>Of list fields, in the order in which they are offered.</summary>
    public ImmutableArray<DatasourceEntry> Datasource { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    [JsonIgnore]
    public bool IsList => Type is MetadataFieldType.Enum or MetadataFieldType.Set;
}
