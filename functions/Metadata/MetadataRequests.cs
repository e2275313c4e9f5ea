using System.Text.Json;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Metadata;

/// <summary>What endpoints that deal with structured metadata read from a call.</summary>
internal static class MetadataRequests
{
    /// <summary>Values for assets: <c>metadata</c> as pairs or as a JSON object, and <c>clear_invalid</c>.</summary>
    public static Task<MetadataChange> MetadataChangeAsync(this WireContext context, MetadataValues values, CancellationToken cancellationToken)
        => values.PrepareAsync(
            context.Environment.CloudName,
            MetadataInput.Parse(context.Request.Text("metadata")),
            context.Request.Flag("clear_invalid") is true,
            cancellationToken);

    /// <summary><c>direction</c>, ascending by default.</summary>
    public static bool IsDescending(this WireRequest request) => request.Text("direction")?.Trim().ToLowerInvariant() switch
    {
        null or "asc" => false,
        "desc" => true,
        var other => throw DamException.Invalid($"direction {other} is invalid: asc or desc is expected"),
    };

    public static bool? ReadonlyUi(this WireRequest request)
        => request.Json("restrictions") is { ValueKind: JsonValueKind.Object } restrictions && restrictions.TryGetProperty("readonly_ui", out var flag)
            ? flag.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False or JsonValueKind.Null => false,
                _ => flag.ToString() is "1" || (bool.TryParse(flag.ToString(), out var value) ? value : throw DamException.Invalid("restrictions is invalid: readonly_ui is true or false")),
            }
            : null;

    /// <summary><c>{"values":[{"external_id":...,"value":...}]}</c>, or the array alone.</summary>
    public static IReadOnlyList<EntryDraft> Entries(this JsonElement datasource)
    {
        var values = datasource.ValueKind == JsonValueKind.Object && datasource.TryGetProperty("values", out var inner) ? inner : datasource;
        return values.ValueKind == JsonValueKind.Array
            ? [.. values.EnumerateArray().Select(Entry)]
            : throw DamException.Invalid("datasource is invalid: values is a list of {external_id, value}");
    }

    private static EntryDraft Entry(JsonElement entry)
        => entry.ValueKind == JsonValueKind.Object
            ? new(Text(entry, "external_id"), Text(entry, "value") ?? throw DamException.Missing("datasource value"))
            : throw DamException.Invalid("datasource is invalid: values is a list of {external_id, value}");

    private static string? Text(JsonElement entry, string name)
        => entry.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { Length: > 0 } text ? text : null;
}
