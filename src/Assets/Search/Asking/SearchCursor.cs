using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Search.Asking;

/// <summary>
/// The place where a page ended, for clients to send back: opaque to them. It holds for the search that it came from and no other.
/// One that was forged shows another place of the same search, and no more than it.
/// </summary>
internal static class SearchCursor
{
    /// <summary>An order has ten texts at most, each of 2048 letters, of which JSON may take six bytes for one, and Base64 a third more.</summary>
    private const int LongestText = 200_000;

    public static string Write(SearchPlace place, SearchRequest request)
        => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(
            new Written(SearchOf(request), place.AssetId, [.. place.Values.Select(value => new Value(value.Text, value.Number))]), SearchCursorJson.Default.Written));

    /// <exception cref="DamException">InvalidParameter: it is none, or of another search.</exception>
    public static SearchPlace? Read(SearchRequest request, int sorts)
    {
        if (request.Cursor is null)
        {
            return null;
        }

        var written = Parse(request.Cursor);
        return written is not null && written.Search == SearchOf(request) && written.Values.Length == sorts && written.Values.All(value => value is { Number: null } || (value is { Number: { } number } && double.IsFinite(number)))
            ? new([.. written.Values.Select(value => new SearchSortValue(value.Text, value.Number))], written.AssetId)
            : throw DamException.Invalid("Invalid next_cursor");
    }

    private static Written? Parse(string cursor)
    {
        try
        {
            return cursor.Length > LongestText ? null : JsonSerializer.Deserialize(Base64Url.DecodeFromChars(cursor), SearchCursorJson.Default.Written);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>A hash of what decides which assets come in which order.</summary>
    private static string SearchOf(SearchRequest request)
    {
        var search = new StringBuilder(request.Expression).Append(request.Widens ? "\n~" : "");
        foreach (var sort in request.OrderBy)
        {
            search.Append('\n').Append(sort.Field).Append(sort.Descending ? '-' : '+');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(search.ToString())).AsSpan(0, 8));
    }

    /// <summary>Short names: it travels in addresses.</summary>
    internal sealed record Written(
        [property: JsonPropertyName("s")] string Search, [property: JsonPropertyName("i")] string AssetId, [property: JsonPropertyName("v")] ImmutableArray<Value> Values);

    internal sealed record Value([property: JsonPropertyName("t")] string? Text = null, [property: JsonPropertyName("n")] double? Number = null);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SearchCursor.Written))]
internal sealed partial class SearchCursorJson : JsonSerializerContext;
