using System.Text.Json;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Wire.Binding;
using ServerlessDam.Transformations;

namespace ServerlessDam.Functions.StreamingProfiles;

/// <summary>
/// Representations as SDKs send them: a list, as JSON or as JSON in a text, of transformations that are a text, an object of long
/// names, or a list of these, each alone or as the <c>transformation</c> of an object.
/// </summary>
internal static class Representations
{
    private const int MostItems = 200;

    /// <summary>Null when there are none in the call.</summary>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static IReadOnlyList<string>? Read(WireParameters parameters)
    {
        if (parameters.Json("representations") is not { } sent)
        {
            return null;
        }

        return sent.ValueKind switch
        {
            JsonValueKind.String => Read(Parsed(sent.GetString()!)),
            _ => Read(sent),
        };
    }

    private static List<string> Read(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MostItems)
        {
            throw Invalid();
        }

        return [.. list.EnumerateArray().Select(item
            => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("transformation", out var transformation) ? Text(transformation) : Text(item))];
    }

    private static string Text(JsonElement transformation) => transformation.ValueKind switch
    {
        JsonValueKind.String => transformation.GetString()!,
        JsonValueKind.Object => string.Join(',', transformation.EnumerateObject().Select(Item)),
        JsonValueKind.Array when transformation.GetArrayLength() <= MostItems
            && transformation.EnumerateArray().All(item => item.ValueKind is JsonValueKind.Object or JsonValueKind.String)
            => string.Join('/', transformation.EnumerateArray().Select(Text)),
        _ => throw Invalid(),
    };

    private static string Item(JsonProperty property)
    {
        var value = property.Value.ValueKind switch
        {
            JsonValueKind.String => property.Value.GetString()!,
            JsonValueKind.Number => property.Value.GetRawText(),
            JsonValueKind.Array when property.Value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
                => string.Join('.', property.Value.EnumerateArray().Select(item => item.GetString())),
            _ => throw Invalid(),
        };
        return property.Name == "raw_transformation" ? value
            : LongNames.KeyOf(property.Name) is { } key ? $"{key}_{value}"
            : throw DamException.Invalid($"Invalid transformation parameter - {property.Name}");
    }

    private static JsonElement Parsed(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            throw Invalid();
        }
    }

    private static DamException Invalid() => DamException.Invalid("Invalid representations: a JSON list of transformations expected");
}
