using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>One index with its documents.</summary>
public sealed class StandInIndex(IndexSchema schema)
{
    /// <summary>Actions of a batch (learn.microsoft.com/azure/search/search-limits-quotas-capacity).</summary>
    private const int MostActions = 1000;

    private static readonly string[] Parameters = ["search", "filter", "orderby", "select", "facets", "count", "top", "skip", "queryType", "searchMode", "searchFields"];
    private readonly SortedDictionary<string, StoredDocument> _documents = new(StringComparer.Ordinal);

    public IndexSchema Schema { get; private set; } = schema;

    public int Count => _documents.Count;

    /// <summary>Fields may be added, and nothing else changed (learn.microsoft.com/azure/search/search-howto-reindex).</summary>
    public void Update(IndexSchema other)
    {
        IndexSchema.Refuse(Schema.Fields.Any(field => !other.Fields.Any(same => same.Name == field.Name && field.IsSameAs(same))), "Cannot update index: Existing field(s) cannot be deleted or changed.");
        Schema = other;
    }

    /// <summary>Each action by itself succeeds or fails (learn.microsoft.com/rest/api/searchservice/documents).</summary>
    /// <param name="trouble">A status for a key that the service has trouble with; null for none.</param>
    public JsonArray Write(JsonElement body, Func<string, int?> trouble)
    {
        var actions = body.GetProperty("value").EnumerateArray().ToList();
        IndexSchema.Refuse(actions.Count is 0 or > MostActions, $"A batch takes 1 to {MostActions} actions.");
        return [.. actions.Select(action =>
        {
            var key = StoredDocument.KeyOf(Schema, action);
            var status = trouble(key) ?? Apply(action.TryGetProperty("@search.action", out var name) ? name.GetString()! : "upload", key, action);
            return new JsonObject { ["key"] = key, ["status"] = status < 300, ["errorMessage"] = status < 300 ? null : "The stand-in was told to have trouble.", ["statusCode"] = status };
        })];
    }

    public JsonObject Search(JsonElement body)
    {
        string? Text(string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        int Whole(string name, int otherwise) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : otherwise;

        var unknown = body.EnumerateObject().Select(property => property.Name).Except(Parameters).FirstOrDefault();
        IndexSchema.Refuse(unknown is not null, $"The stand-in knows no parameter '{unknown}'.");
        var (top, skip) = (Whole("top", 50), Whole("skip", 0));
        IndexSchema.Refuse(top is < 0 or > 1000, "$top is 0 to 1000; of more the service sends the first 1000.");
        IndexSchema.Refuse(skip is < 0 or > 100_000, "Value must be between 0 and 100000. Parameter name: $skip");
        var filter = Text("filter") is { Length: > 0 } written ? ODataParser.Parse(written) : null;
        var search = new ODataNode.Match(Text("search") ?? "*", Text("searchFields"), Text("queryType") == "full", Text("searchMode") == "all", IsScoring: true);
        var order = new Ordering(Schema, Text("orderby"));
        var found = Find(filter, search);

        var answer = new JsonObject();
        if (body.TryGetProperty("count", out var count) && count.ValueKind == JsonValueKind.True)
        {
            answer["@odata.count"] = found.Count;
        }

        if (body.TryGetProperty("facets", out var facets) && facets.ValueKind == JsonValueKind.Array)
        {
            var documents = found.Select(each => each.Document).ToList();
            answer["@search.facets"] = new JsonObject(facets.EnumerateArray()
                .Select(facet => FacetCounter.Count(Schema, facet.GetString()!, documents))
                .Select(facet => KeyValuePair.Create(facet.Field, (JsonNode?)facet.Counts)));
        }

        var selected = DocumentWriter.Selected(Schema, Text("select"));
        answer["value"] = new JsonArray([.. found.Order(order).Skip(skip).Take(top).Select(each => DocumentWriter.Write(each.Document, each.Score, selected))]);
        return answer;
    }

    /// <summary>All fields of one; null for none of that key (learn.microsoft.com/rest/api/searchservice/documents/get).</summary>
    public JsonObject? Find(string key)
        => _documents.TryGetValue(key, out var document) ? DocumentWriter.Write(document, 1, DocumentWriter.Selected(Schema, null)).AsObject() : null;

    private List<(StoredDocument Document, double Score)> Find(ODataNode? filter, ODataNode.Match search)
    {
        var isAll = search.Query is "*" or "";
        if (filter is not null)
        {
            new ODataRules(Schema).Check(filter);
        }

        new ODataRules(Schema).Check(search);
        var evaluator = new ODataEvaluator(Schema, _documents.Values);
        // Documents that no scored part of a filter matches have the score zero (.../search-query-odata-full-text-search-functions); unscored results share a score of 1.
        var isScored = HasScoring(filter);
        return [.. from document in _documents.Values
                   let searched = isAll ? (Holds: true, Score: isScored ? 0 : 1) : evaluator.Evaluate(search, document)
                   let filtered = filter is null ? (Holds: true, Score: 0) : evaluator.Evaluate(filter, document)
                   where searched.Holds && filtered.Holds
                   select (document, searched.Score + filtered.Score)];
    }

    private static bool HasScoring(ODataNode? node)
        => node switch
        {
            ODataNode.And both => HasScoring(both.Left) || HasScoring(both.Right),
            ODataNode.Or either => HasScoring(either.Left) || HasScoring(either.Right),
            ODataNode.Not negation => HasScoring(negation.Part),
            ODataNode.Match match => match.IsScoring,
            _ => false,
        };

    private int Apply(string action, string key, JsonElement json)
    {
        var isThere = _documents.TryGetValue(key, out var old);
        switch (action)
        {
            case "delete":
                _documents.Remove(key);
                return 200;
            case "upload":
                _documents[key] = StoredDocument.Read(Schema, json);
                return isThere ? 200 : 201;
            case "merge" when !isThere:
                return 404;
            case "merge" or "mergeOrUpload":
                var read = StoredDocument.Read(Schema, json);
                _documents[key] = isThere ? read.Over(old!, json) : read;
                return isThere ? 200 : 201;
            default:
                throw new RefusalException($"'{action}' is no action.");
        }
    }
}
