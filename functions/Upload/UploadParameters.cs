using System.Text.Json;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Upload;

/// <summary>What a call asks of an asset, each parameter as the one text that it would be in a form, whatever way it was sent.</summary>
internal static class UploadParameters
{
    /// <summary>Part of how a call is made, not of what it asks for.</summary>
    private static readonly HashSet<string> OfTheCall = ["file", "timestamp", "signature", "api_key", "cloud_name", "resource_type"];

    /// <summary>Sent in JSON bodies as JSON, in forms as text that holds JSON.</summary>
    private static readonly HashSet<string> Json = ["access_control", "responsive_breakpoints", "regions", "auto_transcription"];

    /// <summary>Blank ones included, where a caller wants to clear a thing.</summary>
    public static Dictionary<string, string> Of(WireRequest request) => request.Parameters.Names
        .Where(name => !OfTheCall.Contains(name))
        .ToDictionary(name => name, name => Text(request, name), StringComparer.Ordinal);

    /// <summary>Without those that are blank.</summary>
    public static Dictionary<string, string> SentBy(WireRequest request)
        => Of(request).Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).ToDictionary(StringComparer.Ordinal);

    private static string Text(WireRequest request, string name) => name switch
    {
        "eager" or "transformation" => string.Join(name == "eager" ? '|' : '/', request.List(name)),
        "tags" or "allowed_formats" or "categorization" or "detection" => string.Join(',', request.List(name)),
        "context" or "metadata" when Object(request, name) is { } pairs => Pairs(pairs),
        _ when Json.Contains(name) && Element(request, name) is { } json => json.GetRawText(),
        _ => request.Text(name) ?? "",
    };

    private static JsonElement? Element(WireRequest request, string name)
        => request.Parameters.Find(name) is { Json: { ValueKind: JsonValueKind.Object or JsonValueKind.Array } element } ? element : null;

    private static JsonElement? Object(WireRequest request, string name)
        => request.Parameters.Find(name) is { Json: { ValueKind: JsonValueKind.Object } element } ? element : null;

    /// <summary>As forms have them: <c>key=value|key=value</c>.</summary>
    private static string Pairs(JsonElement pairs)
        => string.Join('|', pairs.EnumerateObject().Select(pair =>
            $"{Escaped(pair.Name)}={(pair.Value.ValueKind == JsonValueKind.String ? Escaped(pair.Value.GetString()!) : Escaped(pair.Value.GetRawText()))}"));

    private static string Escaped(string text) => text.Replace("=", "\\=", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
}
