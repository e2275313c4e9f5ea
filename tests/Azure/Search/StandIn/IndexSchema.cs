using System.Text.Json;
using System.Text.RegularExpressions;

namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>
/// An index's definition, read by the rules of learn.microsoft.com/rest/api/searchservice/indexes/create, .../naming-rules and
/// .../supported-data-types, with the limits of a Basic service (learn.microsoft.com/azure/search/search-limits-quotas-capacity).
/// </summary>
public sealed partial class IndexSchema
{
    private static readonly string[] Types = ["Edm.String", "Edm.Boolean", "Edm.Int32", "Edm.Int64", "Edm.Double", "Edm.DateTimeOffset", "Edm.ComplexType"];

    // Parts of a definition that an index may have and the stand-in does not read: they must be empty.
    private static readonly string[] Unread = ["scoringProfiles", "suggesters", "analyzers", "tokenizers", "tokenFilters", "charFilters", "normalizers"];

    public IndexSchema(JsonElement definition)
    {
        Name = definition.GetProperty("name").GetString()!;
        Refuse(!IndexName().IsMatch(Name) || Name.Length is < 2 or > 128, $"Index name '{Name}' is invalid: lower-case letters, digits, dashes or underscores.");
        Refuse(Unread.Any(part => definition.TryGetProperty(part, out var value) && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0), "The stand-in has predefined analyzers only, and no scoring profiles or suggesters.");
        Fields = [.. definition.GetProperty("fields").EnumerateArray().Select(field => Read(field, isTop: true))];
        Refuse(Fields.Count(field => field.IsKey) != 1, "An index must have exactly one key field.");
        Refuse(Fields.DistinctBy(field => field.Name).Count() != Fields.Count, "Field names must be unique.");
        Refuse(Fields.Sum(Simple) > 100, "A Basic service takes 100 simple fields in an index.");
        Refuse(Fields.Count(field => field.IsComplex && field.IsCollection) > 40, "An index takes 40 complex collections.");
    }

    public string Name { get; }

    public IReadOnlyList<SchemaField> Fields { get; }

    public SchemaField Key => Fields.Single(each => each.IsKey);

    /// <summary>A field by its path, such as <c>Rooms/Type</c>; null where there is none.</summary>
    public SchemaField? Find(string path)
        => path.Split('/').Aggregate((Field: (SchemaField?)null, Among: Fields), (at, name) => at.Among.FirstOrDefault(field => field.Name == name) is { } found ? (found, found.Fields) : (null, [])).Field;

    /// <summary>Paths of all searchable fields.</summary>
    public IEnumerable<string> Searchable => Fields.SelectMany(each => each.IsComplex ? each.Fields.Where(sub => sub.IsSearchable).Select(sub => $"{each.Name}/{sub.Name}") : each.IsSearchable ? [each.Name] : []);

    private static int Simple(SchemaField field) => field.IsComplex ? field.Fields.Sum(Simple) : 1;

    private static SchemaField Read(JsonElement json, bool isTop)
    {
        var (name, type) = (json.GetProperty("name").GetString()!, json.GetProperty("type").GetString()!);
        var element = type.StartsWith("Collection(", StringComparison.Ordinal) ? type[11..^1] : type;
        var isCollection = element != type;
        Refuse(!FieldName().IsMatch(name) || name.Length > 128 || name.StartsWith("azureSearch", StringComparison.Ordinal), $"Field name '{name}' is invalid.");
        Refuse(!Types.Contains(element), $"Field '{name}': the stand-in knows no type '{type}'.");
        var (isString, isComplex) = (element == "Edm.String", element == "Edm.ComplexType");
        bool Flag(string flag, bool otherwise) => json.TryGetProperty(flag, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetBoolean() : otherwise;

        var field = new SchemaField(
            name,
            type,
            Flag("key", false),
            Flag("searchable", isString),
            Flag("filterable", !isComplex),
            Flag("sortable", !isComplex && !isCollection),
            Flag("facetable", !isComplex),
            Flag("retrievable", true),
            json.TryGetProperty("analyzer", out var analyzer) && analyzer.ValueKind == JsonValueKind.String ? analyzer.GetString()! : "standard.lucene",
            json.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Array ? [.. fields.EnumerateArray().Select(sub => Read(sub, isTop: false))] : []);
        Refuse(field.IsKey && (!isTop || type != "Edm.String" || !field.IsRetrievable), $"Key field '{name}' must be a retrievable Edm.String at the top.");
        Refuse(field.IsSearchable && !isString, $"Field '{name}': only strings are searchable.");
        Refuse(field.IsSortable && isCollection, $"Field '{name}': a collection is not sortable.");
        Refuse(isComplex && (field.IsFilterable || field.IsSortable || field.IsFacetable || field.Fields.Count == 0), $"Field '{name}': a complex field has fields and no attributes.");
        Refuse(field.IsSearchable && !Analysis.Knows(field.Analyzer), $"Field '{name}': the stand-in knows no analyzer '{field.Analyzer}'.");
        return field;
    }

    public static void Refuse(bool isWrong, string message)
    {
        if (isWrong)
        {
            throw new RefusalException(message);
        }
    }

    [GeneratedRegex("^[a-z0-9]+([-_][a-z0-9]+)*$")]
    private static partial Regex IndexName();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$")]
    private static partial Regex FieldName();
}
