using System.Collections.Frozen;
using System.Collections.Immutable;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Search.Language;

/// <summary>A facet as it was asked for.</summary>
/// <param name="Name">What it is called in the answer.</param>
/// <param name="Only">Null: counts all matches; else those of them that it holds of, which takes a search of its own.</param>
public sealed record AskedFacet(string Name, SearchFacet Facet, SearchPredicate? Only);

/// <summary>A range as it was written: bounds with units, or dates; null is none.</summary>
public sealed record AskedRange(string Key, string? From, string? To);

/// <summary>What <c>aggregate</c> may ask for: counts by each text of a field, or by ranges of its number.</summary>
public static class SearchFacets
{
    public const int Most = 10;

    public const int MostRanges = 20;

    private const int LongestKey = 100;

    /// <summary>Upper bounds of tiny, small, medium and large; huge has none.</summary>
    private static readonly FrozenDictionary<string, double[]> Ordinary = new Dictionary<string, double[]>(StringComparer.Ordinal)
    {
        ["bytes"] = [10 << 10, 100 << 10, 1 << 20, 10 << 20],
        ["pixels"] = [100_000, 500_000, 2_000_000, 10_000_000],
        ["duration"] = [10, 60, 300, 1800],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Nearly every asset has a value of its own: a hundred counts of one tell nothing, and cost a look at each.</summary>
    private static readonly FrozenSet<string> Unique = new[] { "asset_id", "public_id", "etag", "phash" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Sizes = ["tiny", "small", "medium", "large", "huge"];

    /// <param name="type">A field, or image_pixels and video_pixels, which are pixels of one resource type.</param>
    /// <param name="ranges">Empty: by text, or by the ordinary ranges of bytes, pixels and duration.</param>
    /// <param name="now">What relative dates count back from.</param>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static AskedFacet Of(string type, IReadOnlyCollection<AskedRange> ranges, DateTimeOffset now)
    {
        var (field, only) = type switch
        {
            "image_pixels" => ("pixels", new SearchPredicate.Exact("resource_type", "image")),
            "video_pixels" => ("pixels", new SearchPredicate.Exact("resource_type", "video")),
            _ => (type, null),
        };
        var kind = SearchFieldTable.Assets.KindOf(field) ?? throw Invalid($"{SearchErrors.Shown(type)} is no field to count by");
        if (Unique.Contains(field))
        {
            // These words are what SDKs know a field, or an account, without counts by.
            throw Invalid($"{type} does not support aggregations: nearly every asset has a value of its own");
        }

        if (ranges.Count > MostRanges)
        {
            throw Invalid($"{type} has at most {MostRanges} ranges");
        }

        return new(type, new(field, ranges.Count > 0 ? Ranges(type, kind, ranges, now) : Without(type, field, kind)), only);
    }

    private static ImmutableArray<SearchFacetRange> Without(string type, string field, SearchFieldKind kind)
        => Ordinary.TryGetValue(field, out var bounds)
            ? [.. Sizes.Select((size, i) => new SearchFacetRange(size, i == 0 ? null : bounds[i - 1], i == bounds.Length ? null : bounds[i]))]
            : kind is >= SearchFieldKind.Number and <= SearchFieldKind.Date ? throw Invalid($"{type} is counted by ranges only") : [];

    private static ImmutableArray<SearchFacetRange> Ranges(string type, SearchFieldKind kind, IReadOnlyCollection<AskedRange> ranges, DateTimeOffset now)
    {
        if (kind is not (>= SearchFieldKind.Number and <= SearchFieldKind.Date or SearchFieldKind.Untyped))
        {
            throw Invalid($"{type} has no numbers, hence no ranges");
        }

        if (ranges.Select(range => range.Key).Distinct(StringComparer.Ordinal).Count() < ranges.Count || ranges.Any(range => range.Key.Length is 0 or > LongestKey))
        {
            throw Invalid($"each range of {type} has a key of its own of at most {LongestKey} characters");
        }

        return [.. ranges.Select(range => new SearchFacetRange(range.Key, Bound(type, kind, range.From, now), Bound(type, kind, range.To, now)))];
    }

    private static double? Bound(string type, SearchFieldKind kind, string? text, DateTimeOffset now)
        => text is null
            ? null
            : (kind == SearchFieldKind.Date ? SearchDates.Read(text, now) : SearchNumbers.Read(text, kind == SearchFieldKind.Ratio ? SearchFieldKind.Number : kind))?.From
                ?? throw Invalid($"a bound of {type} is {SearchWords.Of(kind)}, not {SearchErrors.Shown(text)}");

    private static DamException Invalid(string message) => DamException.Invalid($"Invalid aggregate: {message}");
}
