using Azure;
using Azure.Search.Documents;
using Azure.Search.Documents.Models;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using Row = Azure.Search.Documents.Models.SearchDocument;

namespace ServerlessDam.Azure.Search;

/// <summary>One page of a search: a request for the page, and others for what the page's own filter hides.</summary>
internal sealed class IndexSearch
{
    /// <summary>How far the service skips (learn.microsoft.com/rest/api/searchservice/documents/search-post).</summary>
    public const int MostSkipped = 100_000;

    /// <summary>Ranges of all facets: each is a request.</summary>
    private const int MostRanges = 60;

    /// <summary>How many of these requests are under way at once.</summary>
    private const int RangesAtOnce = 4;

    private readonly int _reach;

    private readonly SearchQuery _query;
    private readonly SortOrder _order;
    private readonly string _filter;
    private readonly string? _rank;

    /// <exception cref="DamException">InvalidParameter: the service cannot answer this; see the README.</exception>
    public IndexSearch(string cloud, SearchQuery query, int reach)
    {
        (_query, _reach) = (query, reach);
        _filter = $"{OfCloud(cloud)} and {FilterWriter.Write(query.Where, out var clauses)}";
        _rank = WordsFilter.Rank(query.Where, OfCloud(cloud), FilterWriter.MostClauses - clauses);
        if (query.Facets.Sum(facet => facet.Ranges.Length) > MostRanges)
        {
            throw DamException.Invalid($"aggregate: Azure AI Search counts at most {MostRanges} ranges in one search.");
        }

        _order = new SortOrder(query.OrderBy, isRanked: _rank is not null);
        FacetRequests = [.. query.Facets.Select(FacetReader.Request).OfType<string>().Distinct()];
    }

    private List<string> FacetRequests { get; }

    public static string OfCloud(string cloud) => $"{IndexFields.Cloud} eq {OData.Text(cloud)}";

    /// <exception cref="DamException">InvalidParameter: larger than the service takes after all.</exception>
    public async Task<SearchHits> RunAsync(SearchClient client, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(client, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 400 or 413 or 414)
        {
            throw SearchErrors.TooLarge(e);
        }
    }

    private async Task<SearchHits> AskAsync(SearchClient client, CancellationToken cancellationToken)
    {
        // A page that begins anywhere has a filter of its own, which would count too little.
        var isCountedApart = _query.After is not null || _query.Take == 0;
        var ranges = RangesAsync(client, cancellationToken);
        var counting = isCountedApart ? CountAsync(client, _filter, FacetRequests, cancellationToken) : null;
        var paging = _query.Take == 0 ? null : PageAsync(client, cancellationToken);
        await Task.WhenAll(new Task?[] { ranges, counting, paging }.OfType<Task>());
        var byRange = await ranges;
        var (rows, answer) = paging is null ? ([], null) : await paging;
        var counts = counting is null ? answer! : await counting;

        var hits = rows.Take(_query.Take).Select(row => new SearchHit(
            row.Document.GetString(IndexFields.AssetId), row.Document.GetString(IndexFields.RowKey), ScoreOf(row))).ToList();
        var last = rows.Count > _query.Take ? rows[_query.Take - 1] : null;
        return new SearchHits(
            counts.TotalCount ?? 0,
            [.. hits],
            last is null ? null : _order.PlaceOf(last.Document, ScoreOf(last)),
            [.. _query.Facets.Select((facet, at) => byRange[at] ?? FacetReader.Read(facet, counts.Facets))]);
    }

    /// <summary>The rows of the page and one more, if there is one.</summary>
    private async Task<(List<SearchResult<Row>> Rows, SearchResults<Row>? Answer)> PageAsync(SearchClient client, CancellationToken cancellationToken)
    {
        if (_query.After is not { } after)
        {
            return await RowsAsync(client, _filter, skip: 0, _query.Take + 1, FacetRequests, cancellationToken);
        }

        var filter = $"{_filter} and {_order.From(after)}";
        var skip = _order.IsExact ? 0 : await FirstAfterAsync(client, filter, after, cancellationToken);
        return await RowsAsync(client, filter, skip, _query.Take + 1, [], cancellationToken);
    }

    /// <summary>
    /// How many of what a filter finds do not come after a place. The service compares no strings and no scores in a filter, so the
    /// place is sought in the sorted answer: in steps that double, and then by halves.
    /// </summary>
    private async Task<int> FirstAfterAsync(SearchClient client, string filter, SearchPlace place, CancellationToken cancellationToken)
    {
        var (before, after) = (0, _reach);
        for (var step = 1; before < after;)
        {
            // After the first one known to come later, halves; until there is one, twice as far.
            var at = after < _reach ? before + ((after - before) / 2) : Math.Min(before + step - 1, _reach - 1);
            var (rows, _) = await RowsAsync(client, filter, at, 1, [], cancellationToken);
            if (rows.Count == 0 || _order.IsAfter(_order.PlaceOf(rows[0].Document, ScoreOf(rows[0])), place))
            {
                after = at;
            }
            else
            {
                (before, step) = (at + 1, step * 2);
            }
        }

        return before < _reach
            ? before
            : throw DamException.Invalid($"Azure AI Search reaches only the first {_reach} results in this order; sort by a number, such as created_at, to go on, or search for less.");
    }

    private async Task<(List<SearchResult<Row>> Rows, SearchResults<Row>? Answer)> RowsAsync(
        SearchClient client, string filter, int skip, int take, IEnumerable<string> facets, CancellationToken cancellationToken)
    {
        var options = new SearchOptions { Filter = _rank is null ? filter : $"{filter} and {_rank}", Skip = skip, Size = take, IncludeTotalCount = true };
        foreach (var field in _order.Fields.Append(IndexFields.RowKey))
        {
            options.Select.Add(field);
        }

        foreach (var clause in _order.Clauses)
        {
            options.OrderBy.Add(clause);
        }

        foreach (var facet in facets)
        {
            options.Facets.Add(facet);
        }

        var answer = (await client.SearchAsync<Row>("*", options, cancellationToken)).Value;
        return (await ReadAsync(answer, take, row => row, cancellationToken), answer);
    }

    private static async Task<SearchResults<Row>> CountAsync(SearchClient client, string filter, IEnumerable<string> facets, CancellationToken cancellationToken)
    {
        var options = new SearchOptions { Filter = filter, Size = 0, IncludeTotalCount = true };
        foreach (var facet in facets)
        {
            options.Facets.Add(facet);
        }

        return (await client.SearchAsync<Row>("*", options, cancellationToken)).Value;
    }

    /// <summary>Counts by range, in the place of their facet. Ranges may overlap and leave gaps, so each is a count of its own.</summary>
    private async Task<SearchFacetResult?[]> RangesAsync(SearchClient client, CancellationToken cancellationToken)
    {
        var results = new SearchFacetResult?[_query.Facets.Length];
        foreach (var (at, facet) in _query.Facets.Index().Where(each => each.Item.Ranges.Length > 0))
        {
            var counts = new List<SearchCount>();
            foreach (var some in facet.Ranges.Chunk(RangesAtOnce))
            {
                counts.AddRange(await Task.WhenAll(some.Select(range => RangeAsync(client, facet.Field, range, cancellationToken))));
            }

            results[at] = new SearchFacetResult(facet.Field, [.. counts]);
        }

        return results;
    }

    private async Task<SearchCount> RangeAsync(SearchClient client, string field, SearchFacetRange range, CancellationToken cancellationToken)
    {
        var between = NumberFilter.Write(new SearchPredicate.Between(field, range.From, true, range.To, false));
        return new(range.Key, (await CountAsync(client, $"{_filter} and {between}", [], cancellationToken)).TotalCount ?? 0);
    }

    private double ScoreOf(SearchResult<Row> row) => _rank is null ? 0 : row.Score ?? 0;

    /// <summary>The client would go on to further pages by itself: no more than were asked for.</summary>
    public static async Task<List<T>> ReadAsync<T>(SearchResults<Row> results, int take, Func<SearchResult<Row>, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        await foreach (var row in results.GetResultsAsync().WithCancellation(cancellationToken))
        {
            rows.Add(read(row));
            if (rows.Count == take)
            {
                break;
            }
        }

        return rows;
    }
}
