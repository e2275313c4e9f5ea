using System.Collections.Concurrent;
using System.Collections.Immutable;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.StorageContracts.Search;

/// <summary>An index in memory that looks at every document: what the others have to agree with.</summary>
public sealed class ReferenceIndex : ISearchIndex
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, SearchDocument>> _clouds = new(StringComparer.Ordinal);

    public bool IsImmediate => true;

    public Task WriteAsync(string cloud, IReadOnlyCollection<SearchChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            if (change.Document is { } document)
            {
                Of(cloud)[change.AssetId] = document;
            }
            else
            {
                Of(cloud).TryRemove(change.AssetId, out _);
            }
        }

        return Task.CompletedTask;
    }

    public Task<SearchHits> SearchAsync(string cloud, SearchQuery query, CancellationToken cancellationToken)
    {
        SearchDocument[] matches = [.. Of(cloud).Values.Where(document => SearchMatcher.Holds(query.Where, document))];
        Ranked[] ordered = [.. matches.Select(document => new Ranked(document, PlaceOf(document, query))).Order(Comparer<Ranked>.Create((one, other) => Compare(one.Place, other.Place, query.OrderBy)))];
        Ranked[] left = [.. ordered.Where(each => query.After is null || Compare(each.Place, query.After, query.OrderBy) > 0)];
        Ranked[] page = [.. left.Take(query.Take)];
        return Task.FromResult(new SearchHits(
            matches.Length,
            [.. page.Select(each => new SearchHit(each.Document.AssetId, each.Document.RowKey, SearchMatcher.Score(query.Where, each.Document)))],
            page.Length > 0 && page.Length < left.Length ? page[^1].Place : null,
            [.. query.Facets.Select(facet => Counted(facet, matches))]));
    }

    public Task<IReadOnlyList<IndexedAsset>> ScanAsync(string cloud, string? afterAssetId, int take, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<IndexedAsset>>(
            [.. Of(cloud).Values.Where(document => afterAssetId is null || string.CompareOrdinal(document.AssetId, afterAssetId) > 0).OrderBy(document => document.AssetId, StringComparer.Ordinal).Take(take).Select(document => new IndexedAsset(document.AssetId, document.Revision))]);

    public Task<string> IdentityAsync(string cloud, CancellationToken cancellationToken) => Task.FromResult("reference");

    public Task ClearAsync(string cloud, CancellationToken cancellationToken)
    {
        _clouds.TryRemove(cloud, out _);
        return Task.CompletedTask;
    }

    public Task<long> CountAsync(string cloud, CancellationToken cancellationToken) => Task.FromResult<long>(Of(cloud).Count);

    private ConcurrentDictionary<string, SearchDocument> Of(string cloud) => _clouds.GetOrAdd(cloud, _ => new(StringComparer.Ordinal));

    private static SearchPlace PlaceOf(SearchDocument document, SearchQuery query)
        => new(
            [.. query.OrderBy.Select(sort => sort.Field == SearchFields.Score ? new SearchSortValue(null, SearchMatcher.Score(query.Where, document)) : ValueOf(document, sort.Field))],
            document.AssetId);

    private static SearchSortValue ValueOf(SearchDocument document, string field)
        => document.Numbers.FirstOrDefault(number => number.Field == field) is { } number
            ? new(null, number.Value)
            : new(document.Texts.Where(text => text.Field == field).Select(text => text.Value).Min(StringComparer.Ordinal), null);

    /// <summary>Missing values are last in either direction; ids ascend.</summary>
    private static int Compare(SearchPlace one, SearchPlace other, ImmutableArray<SearchSort> sorts)
    {
        foreach (var (index, sort) in sorts.Index())
        {
            var (a, b) = (one.Values[index], other.Values[index]);
            var missing = IsMissing(a).CompareTo(IsMissing(b));
            var value = a.Number is { } number ? number.CompareTo(b.Number) : string.CompareOrdinal(a.Text, b.Text);
            if ((missing != 0 ? missing : sort.Descending ? -value : value) is not 0 and var compared)
            {
                return compared;
            }
        }

        return string.CompareOrdinal(one.AssetId, other.AssetId);
    }

    private static bool IsMissing(SearchSortValue value) => value is { Text: null, Number: null };

    private static SearchFacetResult Counted(SearchFacet facet, SearchDocument[] matches)
        => new(facet.Field, facet.Ranges.IsEmpty ? ByText(facet.Field, matches) : [.. facet.Ranges.Select(range => new SearchCount(range.Key, matches.Count(document => IsWithin(range, document, facet.Field))))]);

    private static ImmutableArray<SearchCount> ByText(string field, SearchDocument[] matches)
        => [.. matches.SelectMany(document => document.Texts.Where(text => text.Field == field).Select(text => text.Value).Distinct())
            .CountBy(value => value).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(SearchFacetResult.MostCounts).Select(pair => new SearchCount(pair.Key, pair.Value))];

    private static bool IsWithin(SearchFacetRange range, SearchDocument document, string field)
        => document.Numbers.Any(number => number.Field == field && !(number.Value < range.From) && !(number.Value >= range.To));

    private sealed record Ranked(SearchDocument Document, SearchPlace Place);
}
