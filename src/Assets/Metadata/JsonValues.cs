using System.Text.Encodings.Web;
using System.Text.Json;

namespace ServerlessDam.Assets.Metadata;

/// <summary>Values of metadata as JSON.</summary>
internal static class JsonValues
{
    private static readonly JsonSerializerOptions ForPeople = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonElement Of(string text) => JsonSerializer.SerializeToElement(text, MetadataJson.Default.String);

    public static JsonElement Of(long number) => JsonSerializer.SerializeToElement(number, MetadataJson.Default.Int64);

    public static JsonElement Of(IEnumerable<string> list) => JsonSerializer.SerializeToElement([.. list], MetadataJson.Default.StringArray);

    /// <summary>Null when the text is no JSON, or its strings are no Unicode.</summary>
    public static JsonElement? TryParse(string text)
    {
        try
        {
            var value = JsonElement.Parse(text);
            _ = JsonSerializer.Serialize(value, ForPeople);
            return value;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter is how half a surrogate pair, escaped, is told.
            return null;
        }
    }

    /// <summary><c>["a","b"]</c>, for messages.</summary>
    public static string Names(IEnumerable<string> names) => Readable(Of(names));

    /// <summary>A scalar as text; an array as its items' texts; null for anything else.</summary>
    public static IReadOnlyList<string>? Texts(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return Text(value) is { } text ? [text] : null;
        }

        var items = value.EnumerateArray().Select(Text).ToList();
        return items.Contains(null) ? null : [.. items.OfType<string>()];
    }

    /// <summary>A string, or a number or boolean as it is written; null for anything else.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    /// <summary>For people: quotes and letters of any script as they are.</summary>
    public static string Readable(JsonElement value) => Text(value) ?? JsonSerializer.Serialize(value, ForPeople);

    /// <summary>Nothing: null, blank text, an empty list.</summary>
    public static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => value.GetString() is var text && (string.IsNullOrWhiteSpace(text) || text.Trim() == "[]"),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        _ => false,
    };

    public static bool? Flag(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Text(value)?.Trim() switch
        {
            "1" => true,
            "0" => false,
            { } text when bool.TryParse(text, out var flag) => flag,
            _ => null,
        },
    };
}
