using System.Collections.Immutable;
using System.Text.Json;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Language;

namespace ServerlessDam.Functions.Search;

/// <summary><c>sort_by</c>: objects such as <c>{"public_id":"asc"}</c>, or texts such as <c>public_id:asc</c>.</summary>
internal static class SearchOrders
{
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static ImmutableArray<SearchSort> Parse(IEnumerable<JsonElement> items) => [.. items.SelectMany(Of)];

    private static IEnumerable<SearchSort> Of(JsonElement item)
        => item.ValueKind switch
        {
            JsonValueKind.Object => item.EnumerateObject().Select(each => Sort(each.Name, each.Value.ValueKind switch
            {
                JsonValueKind.String => each.Value.GetString(),
                JsonValueKind.Null => null,
                _ => throw Invalid(each.Value),
            })),
            JsonValueKind.String => [Sort(item.GetString()!, null)],
            _ => throw Invalid(item),
        };

    /// <summary>The direction may also stand behind the field: <c>name: asc</c>.</summary>
    private static SearchSort Sort(string text, string? direction)
    {
        var parts = text.Split([':', ' '], 2, StringSplitOptions.TrimEntries);
        return SearchSorts.Of(parts[0], string.IsNullOrWhiteSpace(direction) && parts.Length == 2 ? parts[1].TrimStart(':', ' ') : direction?.Trim());
    }

    private static DamException Invalid(JsonElement item)
        => DamException.Invalid($"Invalid sort_by: a list such as [{{\"public_id\":\"asc\"}}] was expected, not {(item.GetRawText() is { Length: > 100 } text ? text[..100] : item.GetRawText())}");
}
