using System.Collections.Immutable;
using System.Text.Json;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search.Language;

namespace ServerlessDam.Functions.Search;

/// <summary><c>aggregate</c>: names of fields, or <c>{"type":"bytes","ranges":[{"key":"big","from":2000}]}</c>.</summary>
internal static class SearchAggregates
{
    /// <param name="now">What relative dates count back from.</param>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static ImmutableArray<AskedFacet> Parse(IEnumerable<JsonElement> items, DateTimeOffset now)
    {
        ImmutableArray<AskedFacet> all = [.. items.Take(SearchFacets.Most + 1).Select(item => Of(item, now)).DistinctBy(facet => facet.Name)];
        return all.Length <= SearchFacets.Most ? all : throw DamException.Invalid($"Invalid aggregate: at most {SearchFacets.Most}");
    }

    private static AskedFacet Of(JsonElement item, DateTimeOffset now)
        => item.ValueKind switch
        {
            JsonValueKind.String => SearchFacets.Of(item.GetString()!, [], now),
            JsonValueKind.Object when item.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
                => SearchFacets.Of(type.GetString()!, item.TryGetProperty("ranges", out var ranges) && ranges.ValueKind != JsonValueKind.Null ? Ranges(ranges) : [], now),
            _ => throw Invalid(item),
        };

    private static IReadOnlyCollection<AskedRange> Ranges(JsonElement ranges)
        => ranges.ValueKind == JsonValueKind.Array ? [.. ranges.EnumerateArray().Take(SearchFacets.MostRanges + 1).Select(Range)] : throw Invalid(ranges);

    private static AskedRange Range(JsonElement range)
        => range.ValueKind == JsonValueKind.Object && range.TryGetProperty("key", out var key) && key.ValueKind == JsonValueKind.String
            ? new(key.GetString()!, Bound(range, "from"), Bound(range, "to"))
            : throw Invalid(range);

    private static string? Bound(JsonElement range, string name)
        => !range.TryGetProperty(name, out var bound) ? null : bound.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => bound.GetString(),
            JsonValueKind.Number => bound.GetRawText(),
            _ => throw Invalid(range),
        };

    private static DamException Invalid(JsonElement item)
        => DamException.Invalid($"Invalid aggregate: {(item.GetRawText() is { Length: > 100 } text ? text[..100] : item.GetRawText())}");
}
