using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessDam.Assets.Scripts;

/// <summary>Values of a script as the wire spells them.</summary>
internal static class ScriptValues
{
    /// <summary>Null for nothing.</summary>
    public static string? Text(string name, JsonNode? value) => (name, value) switch
    {
        (_, null) => null,
        ("responsive_breakpoints" or "regions" or "auto_transcription", JsonObject or JsonArray) => value.ToJsonString(),
        ("eager", JsonArray list) => string.Join('|', list.Select(Plain)),
        (_, JsonArray list) => string.Join(',', list.Select(Plain)),
        (_, JsonObject map) => Pairs(map),
        _ => Plain(value),
    };

    /// <summary><c>key=value|key=value</c>; lists of values as JSON, as structured metadata has them.</summary>
    public static string Pairs(JsonObject map) => string.Join(
        '|', map.Select(pair => $"{Escape(pair.Key)}={Escape(pair.Value is JsonArray ? pair.Value.ToJsonString() : Plain(pair.Value))}"));

    public static string Plain(JsonNode? value) => value switch
    {
        null => "",
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    private static string Escape(string text)
        => text.Replace("=", "\\=", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
}
