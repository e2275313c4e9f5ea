using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.Functions.Search;

/// <summary>
/// <c>aggregate</c>: names of fields, or <c>{"type":"bytes","ranges":[{"key":"big","from":2000}]}</c>. Numbers without ranges are
/// counted by sizes of five names.
/// </summary>
/// <param name="Name">As it was asked for, and is answered.</param>
internal sealed record SearchAggregates(string Name, SearchFacet Facet)
{
    private const int Most = 10;

    private const int MostRanges = 100;

    private const int LongestKey = 100;

    /// <summary>Fields under another name, and where sizes of numbers end.</summary>
    private static readonly FrozenDictionary<string, (string Field, double[] Ends)> Numbers = new Dictionary<string, (string, double[])>
    {
        ["bytes"] = ("bytes", [100 << 10, 1 << 20, 10 << 20, 100 << 20]),
        ["pixels"] = ("pixels", [100_000, 1_000_000, 4_000_000, 16_000_000]),
        ["image_pixels"] = ("pixels", [100_000, 1_000_000, 4_000_000, 16_000_000]),
        ["video_pixels"] = ("pixels", [100_000, 1_000_000, 4_000_000, 16_000_000]),
        ["duration"] = ("duration", [10, 60, 300, 1200]),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] Sizes = ["tiny", "small", "medium", "large", "huge"];

    /// <exception cref="DamException">InvalidParameter.</exception>
    public static ImmutableArray<SearchAggregates> Parse(IEnumerable<JsonElement> items)
    {
        ImmutableArray<SearchAggregates> all = [.. items.Select(Of).DistinctBy(each => each.Name)];
        return all.Length <= Most ? all : throw DamException.Invalid($"Too many aggregates: {all.Length}, at most {Most}");
    }

    private static SearchAggregates Of(JsonElement item)
        => item.ValueKind switch
        {
            JsonValueKind.String => Named(item.GetString()!, []),
            JsonValueKind.Object when item.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
                => Named(type.GetString()!, item.TryGetProperty("ranges", out var ranges) && ranges.ValueKind != JsonValueKind.Null ? Ranges(ranges) : []),
            _ => throw Invalid(item.GetRawText()),
        };

    private static SearchAggregates Named(string name, ImmutableArray<SearchFacetRange> ranges)
    {
        if (Numbers.TryGetValue(name, out var number))
        {
            return new(name, new(number.Field, ranges.IsEmpty ? [.. Sizes.Select((size, i) => Size(size, i, number.Ends))] : ranges));
        }

        return SearchFields.KindOf(name) switch
        {
            SearchFieldKind.Text or SearchFieldKind.FoldedText or SearchFieldKind.Word or SearchFieldKind.Folder or SearchFieldKind.Boolean or SearchFieldKind.Map when ranges.IsEmpty => new(name, new(name, [])),
            >= SearchFieldKind.Number and <= SearchFieldKind.Date when !ranges.IsEmpty => new(name, new(name, ranges)),
            >= SearchFieldKind.Number and <= SearchFieldKind.Date => throw DamException.Invalid($"The aggregate {name} needs ranges"),
            not null => throw DamException.Invalid($"The aggregate {name} takes no ranges"),
            null => throw Invalid(name),
        };
    }

    private static SearchFacetRange Size(string size, int i, double[] ends) => new(size, i == 0 ? null : ends[i - 1], i == ends.Length ? null : ends[i]);

    private static ImmutableArray<SearchFacetRange> Ranges(JsonElement ranges)
    {
        if (ranges.ValueKind != JsonValueKind.Array || ranges.GetArrayLength() > MostRanges)
        {
            throw DamException.Invalid($"Invalid ranges of an aggregate: a list of at most {MostRanges} was expected");
        }

        ImmutableArray<SearchFacetRange> all = [.. ranges.EnumerateArray().Select(Range)];
        return all.DistinctBy(range => range.Key).Count() == all.Length ? all : throw DamException.Invalid("Two ranges of an aggregate have the same key");
    }

    private static SearchFacetRange Range(JsonElement range)
        => range.ValueKind == JsonValueKind.Object && range.TryGetProperty("key", out var key) && key.ValueKind == JsonValueKind.String && key.GetString()!.Length is > 0 and <= LongestKey
            ? new(key.GetString()!, Bound(range, "from"), Bound(range, "to"))
            : throw Invalid(range.GetRawText());

    private static double? Bound(JsonElement range, string name)
        => !range.TryGetProperty(name, out var bound) || bound.ValueKind == JsonValueKind.Null ? null
            : double.TryParse(bound.ValueKind == JsonValueKind.String ? bound.GetString() : bound.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw Invalid(range.GetRawText());

    private static DamException Invalid(string text) => DamException.Invalid($"Invalid aggregate: {(text.Length > 100 ? text[..100] : text)}");
}
