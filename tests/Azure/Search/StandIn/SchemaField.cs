namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>A field of an index's definition (learn.microsoft.com/rest/api/searchservice/indexes/create).</summary>
/// <param name="Type">As in the definition, such as <c>Collection(Edm.String)</c>.</param>
public sealed record SchemaField(
    string Name, string Type, bool IsKey, bool IsSearchable, bool IsFilterable, bool IsSortable, bool IsFacetable, bool IsRetrievable, string Analyzer, IReadOnlyList<SchemaField> Fields)
{
    private static readonly IReadOnlyList<SchemaField> None = [];

    public bool IsCollection => Type.StartsWith("Collection(", StringComparison.Ordinal);

    /// <summary>Of the field, or of the collection's elements.</summary>
    public string ElementType => IsCollection ? Type[11..^1] : Type;

    public bool IsComplex => ElementType == "Edm.ComplexType";

    public bool IsNumber => ElementType is "Edm.Int32" or "Edm.Int64" or "Edm.Double";

    /// <summary>The same field, as far as the service cannot change it in place.</summary>
    public bool IsSameAs(SchemaField other)
        => this with { Fields = None, IsRetrievable = true } == other with { Fields = None, IsRetrievable = true }
            && Fields.Count <= other.Fields.Count && Fields.All(field => other.Fields.Any(otherField => field.Name == otherField.Name && field.IsSameAs(otherField)));
}
