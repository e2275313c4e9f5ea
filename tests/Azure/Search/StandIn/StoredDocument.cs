using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>
/// A document as the service keeps it, with values of its field's types: text, long, double, bool, time, list or fields by name. Read
/// by the rules of learn.microsoft.com/rest/api/searchservice/documents and its limits.
/// </summary>
public sealed partial class StoredDocument
{
    private readonly Dictionary<string, IReadOnlyList<string>> _terms = [];
    private readonly Dictionary<string, List<string>> _sorted = [];

    private StoredDocument(Dictionary<string, object?> fields) => Fields = fields;

    public Dictionary<string, object?> Fields { get; }

    public static string KeyOf(IndexSchema schema, JsonElement action)
    {
        IndexSchema.Refuse(!action.TryGetProperty(schema.Key.Name, out var key) || key.ValueKind != JsonValueKind.String, "The document key is missing.");
        var text = key.GetString()!;
        IndexSchema.Refuse(!Key().IsMatch(text) || text.Length > 1024, $"Invalid document key: '{text}'. Keys can only contain letters, digits, underscore (_), dash (-), or equal sign (=).");
        return text;
    }

    public static StoredDocument Read(IndexSchema schema, JsonElement action)
    {
        var document = new StoredDocument(ReadFields(schema.Fields, action));
        IndexSchema.Refuse(document.Fields.Values.OfType<List<object?>>().Sum(list => list.Count(item => item is Dictionary<string, object?>)) > 3000, "A document takes 3000 elements of complex collections.");
        return document;
    }

    /// <summary>This one merged into another: what the action names is new, the rest stays.</summary>
    public StoredDocument Over(StoredDocument old, JsonElement action)
        => new(old.Fields.ToDictionary(field => field.Key, field => action.TryGetProperty(field.Key, out _) ? Fields[field.Key] : field.Value));

    /// <summary>Values at a path: one of a simple field, one of each element of a complex collection.</summary>
    public object? At(string path)
        => path.Split('/').Aggregate((object?)Fields, (at, name) => at switch
        {
            Dictionary<string, object?> fields => fields[name],
            List<object?> elements => elements.Select(element => ((Dictionary<string, object?>)element!)[name]).ToList(),
            _ => null,
        });

    public IReadOnlyList<string> TermsOf(IndexSchema schema, string path)
        => _terms.TryGetValue(path, out var terms) ? terms : _terms[path] = Analysis.Terms(schema.Find(path)!, At(path));

    /// <summary>Whether a term of a field begins so.</summary>
    public bool HasBeginning(IndexSchema schema, string path, string beginning)
    {
        if (!_sorted.TryGetValue(path, out var sorted))
        {
            _sorted[path] = sorted = [.. TermsOf(schema, path).Order(StringComparer.Ordinal)];
        }

        var at = sorted.BinarySearch(beginning, StringComparer.Ordinal);
        return at >= 0 || (~at < sorted.Count && sorted[~at].StartsWith(beginning, StringComparison.Ordinal));
    }

    private static Dictionary<string, object?> ReadFields(IReadOnlyList<SchemaField> fields, JsonElement json)
    {
        var values = fields.ToDictionary(field => field.Name, field => field.IsCollection ? new List<object?>() : (object?)null);
        foreach (var property in json.EnumerateObject().Where(property => property.Name != "@search.action"))
        {
            var field = fields.FirstOrDefault(field => field.Name == property.Name);
            IndexSchema.Refuse(field is null, $"The property '{property.Name}' does not exist on type 'search.documentFields'.");
            values[property.Name] = field!.IsCollection ? ReadList(field, property.Value) : ReadOne(field, property.Value);
        }

        return values;
    }

    private static List<object?> ReadList(SchemaField field, JsonElement json)
    {
        IndexSchema.Refuse(json.ValueKind != JsonValueKind.Array, $"Field '{field.Name}' is a collection, which cannot be null.");
        IndexSchema.Refuse(json.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Null), $"Field '{field.Name}': elements cannot be null.");
        return [.. json.EnumerateArray().Select(item => ReadOne(field, item))];
    }

    private static object? ReadOne(SchemaField field, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var isRight = (field.ElementType, json.ValueKind) is ("Edm.String" or "Edm.DateTimeOffset", JsonValueKind.String)
            or ("Edm.Boolean", JsonValueKind.True or JsonValueKind.False)
            or ("Edm.Int32" or "Edm.Int64" or "Edm.Double", JsonValueKind.Number)
            or ("Edm.ComplexType", JsonValueKind.Object);
        IndexSchema.Refuse(!isRight, $"Field '{field.Name}' takes {field.ElementType} and was given {json.ValueKind}.");
        switch (field.ElementType)
        {
            case "Edm.String":
                var text = json.GetString()!;
                var isTerm = field.IsFilterable || field.IsSortable || field.IsFacetable || field.IsSearchable && field.Analyzer == "keyword";
                IndexSchema.Refuse(isTerm && Encoding.UTF8.GetByteCount(text) > Analysis.LongestTerm, $"Field '{field.Name}' contains a term that is too large to process: the max length for UTF-8 encoded terms is {Analysis.LongestTerm} bytes.");
                return text;
            case "Edm.Int32":
                IndexSchema.Refuse(!json.TryGetInt32(out var small), $"Field '{field.Name}' takes whole numbers of 32 bits.");
                return (long)small;
            case "Edm.Int64":
                IndexSchema.Refuse(!json.TryGetInt64(out var whole), $"Field '{field.Name}' takes whole numbers of 64 bits.");
                return whole;
            case "Edm.Double":
                return json.GetDouble();
            case "Edm.DateTimeOffset":
                return json.GetDateTimeOffset();
            case "Edm.Boolean":
                return json.GetBoolean();
            default:
                return ReadFields(field.Fields, json);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9=-][A-Za-z0-9_=-]*$")]
    private static partial Regex Key();
}
