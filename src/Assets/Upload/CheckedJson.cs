using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessDam.Assets.Upload;

/// <summary>JSON of strangers, checked whole: nothing that is found in it throws later.</summary>
internal static class CheckedJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>Null for what is no JSON, is too deep, has a name twice in an object, or half a surrogate pair.</summary>
    public static JsonNode? Parse(string text)
    {
        try
        {
            var node = JsonNode.Parse(text, documentOptions: Options);
            Touch(node);
            return node;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Names and strings are read when they are asked for, not when they are parsed.</summary>
    private static void Touch(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (_, value) in map)
                {
                    Touch(value);
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    Touch(item);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                _ = value.GetValue<string>();
                break;
        }
    }
}
