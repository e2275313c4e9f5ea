using System.Collections.Immutable;
using System.Text.Json;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.Functions.Search;

/// <summary><c>sort_by</c>: objects such as <c>{"public_id":"asc"}</c>, or texts such as <c>public_id:asc</c>. Without a direction it is descending.</summary>
internal static class SearchOrders
{
    private const int Most = 10;

    private const int LongestField = 300;

    /// <summary>A field that is named again counts as it was named last.</summary>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static ImmutableArray<SearchSort> Parse(IEnumerable<JsonElement> items)
    {
        var sorts = new List<SearchSort>();
        foreach (var sort in items.SelectMany(Of))
        {
            sorts.RemoveAll(other => other.Field == sort.Field);
            sorts.Add(sort);
        }

        return sorts.Count <= Most ? [.. sorts] : throw DamException.Invalid($"Too many fields in sort_by: {sorts.Count}, at most {Most}");
    }

    private static IEnumerable<SearchSort> Of(JsonElement item)
        => item.ValueKind switch
        {
            JsonValueKind.Object => item.EnumerateObject().Select(each => Sort(each.Name, each.Value.ValueKind switch
            {
                JsonValueKind.String => each.Value.GetString()!,
                JsonValueKind.Null => "",
                _ => throw Invalid(each.Name),
            })),
            JsonValueKind.String => [Sort(item.GetString()!, "")],
            _ => throw Invalid(item.GetRawText()),
        };

    /// <summary>The direction may also stand behind the field: <c>name: asc</c>.</summary>
    private static SearchSort Sort(string text, string direction)
    {
        var parts = text.Split([':', ' '], 2, StringSplitOptions.TrimEntries);
        direction = direction.Length > 0 || parts.Length == 1 ? direction.Trim() : parts[1].TrimStart(':', ' ');
        return IsField(parts[0]) ? new(parts[0], direction.ToLowerInvariant() switch
        {
            "asc" => false,
            "desc" or "" => true,
            _ => throw Invalid(text),
        }) : throw Invalid(text);
    }

    private static bool IsField(string name)
        => name.Length <= LongestField && (name == SearchFields.Score || SearchFields.KindOf(name) is { } kind && kind != SearchFieldKind.Map || IsOfMap(name));

    private static bool IsOfMap(string name)
        => name.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 && dot < name.Length - 1 && SearchFields.KindOf(name[..dot]) == SearchFieldKind.Map;

    private static DamException Invalid(string text)
        => DamException.Invalid($"Invalid sort_by: {(text.Length > 100 ? text[..100] : text)}. A list such as [{{\"public_id\":\"asc\"}}] of fields was expected");
}
