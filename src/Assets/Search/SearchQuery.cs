using System.Collections.Immutable;

namespace ServerlessDam.Assets.Search;

/// <summary>One page of a search.</summary>
/// <param name="OrderBy">Documents without the field come last in either direction; the asset id, ascending, makes the order total.</param>
/// <param name="Take">1 to 500; 0 for the count and the facets alone.</param>
/// <param name="After">Where the page before ended; null is the first.</param>
public sealed record SearchQuery(
    SearchPredicate Where,
    ImmutableArray<SearchSort> OrderBy,
    int Take,
    SearchPlace? After,
    ImmutableArray<SearchFacet> Facets);

/// <param name="Field">A name of <see cref="SearchFields"/>; <see cref="SearchFields.Score"/> is by relevance. Of a field with several texts the least counts.</param>
public sealed record SearchSort(string Field, bool Descending);

/// <summary>The place of a hit in an order: a value for each <see cref="SearchSort"/> and the asset id. It names no row, so that assets may come and go around it.</summary>
public sealed record SearchPlace(ImmutableArray<SearchSortValue> Values, string AssetId);

/// <summary>Both null where the field is missing.</summary>
public readonly record struct SearchSortValue(string? Text, double? Number);

/// <summary>Counts the matches of all pages by a field: by each text of it, or by ranges of its number.</summary>
/// <param name="Ranges">Empty: by text.</param>
public sealed record SearchFacet(string Field, ImmutableArray<SearchFacetRange> Ranges);

/// <param name="From">Included; null is no bound.</param>
/// <param name="To">Not included; null is no bound.</param>
public sealed record SearchFacetRange(string Key, double? From, double? To);

/// <param name="Counts">By text, most first and at most <see cref="MostCounts"/>; by range, in the order asked for, zeros included.</param>
public sealed record SearchFacetResult(string Field, ImmutableArray<SearchCount> Counts)
{
    public const int MostCounts = 100;
}

public sealed record SearchCount(string Key, long Count);

/// <param name="Total">Over all pages.</param>
/// <param name="Facets">In the order asked for.</param>
/// <param name="After">Null on the last page.</param>
public sealed record SearchHits(long Total, ImmutableArray<SearchHit> Hits, SearchPlace? After, ImmutableArray<SearchFacetResult> Facets);

/// <param name="Score">See <see cref="SearchScore"/>; 0 where no word alone was asked for.</param>
public sealed record SearchHit(string AssetId, string RowKey, double Score);
