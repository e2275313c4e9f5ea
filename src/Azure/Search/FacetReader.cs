using System.Collections.Immutable;
using Azure.Search.Documents.Models;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.Azure.Search;

/// <summary>Counts by text, which the service makes.</summary>
internal static class FacetReader
{
    /// <summary>More than are answered: the service counts each shard's first ones, and of equal counts we take the first texts.</summary>
    private const int Asked = 1000;

    /// <summary>What to ask the service for; null for counts by range, and for numbers, which have no texts.</summary>
    /// <exception cref="DamException">InvalidParameter: the index does not count by this field.</exception>
    public static string? Request(SearchFacet facet)
        => FieldOf(facet) is { } field ? $"{field},count:{Asked},sort:count" : null;

    public static SearchFacetResult Read(SearchFacet facet, IDictionary<string, IList<FacetResult>>? facets)
        => new(
            facet.Field,
            FieldOf(facet) is { } field && facets is not null && facets.TryGetValue(field, out var counts)
                ? [.. counts.Select(count => new SearchCount(SortText.Read((string)count.Value), count.Count ?? 0))
                    .OrderByDescending(count => count.Count).ThenBy(count => count.Key, StringComparer.Ordinal).Take(SearchFacetResult.MostCounts)]
                : ImmutableArray<SearchCount>.Empty);

    private static string? FieldOf(SearchFacet facet)
        => facet.Ranges.Length > 0 || IndexFields.OwnNumbers.Contains(facet.Field)
            ? null
            : IndexFields.Facet(facet.Field) ?? throw DamException.Invalid($"aggregate: Azure AI Search does not count by '{facet.Field}'.");
}
