using ServerlessDam.Assets.Search;

namespace ServerlessDam.Azure.Tests.Search;

/// <summary>The order of a search, read from documents.</summary>
internal static class PlainOrder
{
    public static int Compare(SearchQuery query, SearchDocument one, SearchDocument other)
        => query.OrderBy.Select(sort => Compare(query, sort, one, other)).FirstOrDefault(order => order != 0) is var order && order != 0
            ? order
            : string.CompareOrdinal(one.AssetId, other.AssetId);

    private static int Compare(SearchQuery query, SearchSort sort, SearchDocument one, SearchDocument other)
    {
        var (value, otherValue) = (Value(query, sort.Field, one), Value(query, sort.Field, other));
        if (value is null || otherValue is null)
        {
            return (value is null).CompareTo(otherValue is null);
        }

        var order = value is string text ? string.CompareOrdinal(text, (string)otherValue) : ((double)value).CompareTo((double)otherValue);
        return sort.Descending ? -order : order;
    }

    private static object? Value(SearchQuery query, string field, SearchDocument document)
        => field switch
        {
            SearchFields.Score => SearchMatcher.Score(query.Where, document),
            "asset_id" => document.AssetId,
            _ => document.Numbers.Where(number => number.Field == field).Select(number => (object?)number.Value).FirstOrDefault()
                ?? document.Texts.Where(text => text.Field == field).Select(text => text.Value).Order(StringComparer.Ordinal).FirstOrDefault(),
        };
}
