namespace ServerlessDam.Assets.Metadata;

/// <summary>What a field of structured metadata holds; its name on the wire is that in lower case.</summary>
public enum MetadataFieldType
{
    String,

    /// <summary>64 bits, signed.</summary>
    Integer,

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>One entry of the field's datasource, by its external id.</summary>
    Enum,

    /// <summary>Entries of the field's datasource, by their external ids, each once.</summary>
    Set,
}
