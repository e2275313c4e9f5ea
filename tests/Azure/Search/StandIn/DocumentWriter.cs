using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>Documents of an answer: with their score, and the retrievable fields that were selected.</summary>
internal static class DocumentWriter
{
    public static IReadOnlyList<string> Selected(IndexSchema schema, string? select)
    {
        if (string.IsNullOrWhiteSpace(select) || select == "*")
        {
            return [.. schema.Fields.Where(field => field.IsRetrievable).Select(field => field.Name)];
        }

        var names = select.Split(',', StringSplitOptions.TrimEntries);
        foreach (var name in names)
        {
            IndexSchema.Refuse(schema.Find(name) is not { IsRetrievable: true }, $"Invalid expression: Could not find a retrievable property named '{name}'.");
        }

        return names;
    }

    public static JsonNode Write(StoredDocument document, double score, IReadOnlyList<string> selected)
    {
        var json = new JsonObject { ["@search.score"] = score };
        foreach (var name in selected)
        {
            json[name] = JsonSerializer.SerializeToNode(document.At(name));
        }

        return json;
    }
}
