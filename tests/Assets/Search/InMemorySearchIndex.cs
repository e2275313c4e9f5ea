using System.Collections.Concurrent;
using System.Collections.Immutable;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.Assets.Tests.Search;

/// <summary>An index in memory that answers by <see cref="SearchMatcher"/>: every document is looked at.</summary>
internal sealed class InMemorySearchIndex : ISearchIndex
{
    private readonly ConcurrentDictionary<(string Cloud, string AssetId), SearchDocument> _documents = new();

    public bool IsImmediate { get; set; } = true;

    /// <summary>Fails every call until it is taken away.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Called before each writing, with what will be written.</summary>
    public Func<IReadOnlyCollection<SearchChange>, Task>? Writing { get; set; }

    /// <summary>How many changes each writing had.</summary>
    public ConcurrentQueue<int> Writings { get; } = new();

    public string Identity { get; set; } = "first";

    public SearchDocument? Find(string assetId) => _documents.Values.FirstOrDefault(document => document.AssetId == assetId);

    public async Task WriteAsync(string cloud, IReadOnlyCollection<SearchChange> changes, CancellationToken cancellationToken)
    {
        if (Fault is not null)
        {
            throw Fault;
        }

        await (Writing?.Invoke(changes) ?? Task.CompletedTask);
        Writings.Enqueue(changes.Count);
        foreach (var change in changes)
        {
            if (change.Document is { } document)
            {
                _documents[(cloud, change.AssetId)] = document;
            }
            else
            {
                _documents.TryRemove((cloud, change.AssetId), out _);
            }
        }
    }

    public Task<SearchHits> SearchAsync(string cloud, SearchQuery query, CancellationToken cancellationToken)
    {
        List<SearchDocument> matches = [.. Of(cloud).Where(document => SearchMatcher.Holds(query.Where, document))];
        List<(SearchPlace Place, SearchDocument Document)> ordered =
        [
            .. matches.Select(document => (PlaceOf(document, query), document)).OrderBy(each => each.Item1, Comparer<SearchPlace>.Create((one, other) => Compare(query.OrderBy, one, other))),
        ];
        var after = query.After is { } from ? ordered.SkipWhile(each => Compare(query.OrderBy, each.Place, from) <= 0).ToList() : ordered;
        List<(SearchPlace Place, SearchDocument Document)> page = [.. after.Take(query.Take)];
        return Task.FromResult(new SearchHits(
            matches.Count,
            [.. page.Select(each => new SearchHit(each.Document.AssetId, each.Document.RowKey, SearchMatcher.Score(query.Where, each.Document)))],
            after.Count > page.Count && page.Count > 0 ? page[^1].Place : null,
            [.. query.Facets.Select(facet => Count(facet, matches))]));
    }

    public Task<IReadOnlyList<IndexedAsset>> ScanAsync(string cloud, string? afterAssetId, int take, CancellationToken cancellationToken)
        => Fault is not null ? throw Fault : Task.FromResult<IReadOnlyList<IndexedAsset>>(
            [.. Of(cloud).Where(each => string.CompareOrdinal(each.AssetId, afterAssetId) > 0).OrderBy(each => each.AssetId, StringComparer.Ordinal).Take(take).Select(each => new IndexedAsset(each.AssetId, each.Revision))]);

    public Task<string> IdentityAsync(string cloud, CancellationToken cancellationToken) => Fault is not null ? throw Fault : Task.FromResult(Identity);

    public Task ClearAsync(string cloud, CancellationToken cancellationToken)
    {
        foreach (var key in _documents.Keys.Where(key => key.Cloud == cloud))
        {
            _documents.TryRemove(key, out _);
        }

        return Task.CompletedTask;
    }

    public Task<long> CountAsync(string cloud, CancellationToken cancellationToken)
        => Fault is not null ? throw Fault : Task.FromResult((long)Of(cloud).Count());

    private IEnumerable<SearchDocument> Of(string cloud) => _documents.Where(pair => pair.Key.Cloud == cloud).Select(pair => pair.Value);

    private static SearchPlace PlaceOf(SearchDocument document, SearchQuery query) => new([.. query.OrderBy.Select(sort => ValueOf(document, sort.Field, query.Where))], document.AssetId);

    private static SearchSortValue ValueOf(SearchDocument document, string field, SearchPredicate where)
        => field == SearchFields.Score ? new(null, SearchMatcher.Score(where, document))
            : document.Numbers.FirstOrDefault(number => number.Field == field) is { } number ? new(null, number.Value)
            : new(document.Texts.Where(text => text.Field == field).Select(text => text.Value).Min(StringComparer.Ordinal), null);

    private static int Compare(ImmutableArray<SearchSort> order, SearchPlace one, SearchPlace other)
    {
        foreach (var (sort, mine, theirs) in order.Zip(one.Values, other.Values))
        {
            var (here, there) = (mine is not (null, null), theirs is not (null, null));
            if (here != there)
            {
                return here ? -1 : 1;
            }

            var compared = mine.Number is { } number && theirs.Number is { } another ? number.CompareTo(another) : string.CompareOrdinal(mine.Text, theirs.Text);
            if (compared != 0)
            {
                return sort.Descending ? -compared : compared;
            }
        }

        return string.CompareOrdinal(one.AssetId, other.AssetId);
    }

    private static SearchFacetResult Count(SearchFacet facet, List<SearchDocument> matches)
        => new(facet.Field, facet.Ranges.IsEmpty
            ? [.. matches.SelectMany(document => document.Texts).Where(text => text.Field == facet.Field).GroupBy(text => text.Value).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(SearchFacetResult.MostCounts).Select(group => new SearchCount(group.Key, group.Count()))]
            : [.. facet.Ranges.Select(range => new SearchCount(range.Key, matches.Count(document => document.Numbers.Any(number => number.Field == facet.Field && (range.From is not { } from || number.Value >= from) && (range.To is not { } to || number.Value < to)))))]);
}

internal static class SortValues
{
    public static void Deconstruct(this SearchSortValue value, out string? text, out double? number) => (text, number) = (value.Text, value.Number);
}
