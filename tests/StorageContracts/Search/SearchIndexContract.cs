using System.Collections.Immutable;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Synonyms;

namespace ServerlessDam.StorageContracts.Search;

/// <summary>What every search index must find: the cases, N of N. The other half is <see cref="SearchIndexKeepingContract"/>.</summary>
public abstract class SearchIndexContract
{
    private const string Cloud = "cases";

    /// <summary>An index that knows nothing of the clouds asked for here.</summary>
    protected abstract ISearchIndex Index { get; }

    /// <summary>False: an order by a field of free name, such as <c>context.stage</c>, is refused.</summary>
    protected virtual bool OrdersByAnyField => true;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Returns when what was written is found.</summary>
    protected virtual Task SettleAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_case_finds_what_it_says()
    {
        await FillAsync();
        var wrong = new List<string>();
        foreach (var each in SearchCase.All)
        {
            var hits = await Index.SearchAsync(Cloud, new(SearchCase.Bound(each.Expression), [new("public_id", false)], 500, null, []), Token);
            var found = hits.Hits.Select(hit => hit.RowKey).ToHashSet();
            if (!found.SetEquals(each.Names) || hits.Total != each.Names.Count || hits.Hits.Length != each.Names.Count)
            {
                wrong.Add($"{each.Expression}: missed {string.Join(' ', each.Names.Except(found))}; found besides {string.Join(' ', found.Except(each.Names))}; {hits.Total} in all");
            }
        }

        Assert.True(wrong.Count == 0, $"{SearchCase.All.Count - wrong.Count} of {SearchCase.All.Count}:\n{string.Join('\n', wrong)}");
    }

    [Theory]
    [MemberData(nameof(SearchOrders.All), MemberType = typeof(SearchOrders))]
    public async Task Pages_of_every_size_are_in_order(string expression, string sorts, string names)
    {
        ImmutableArray<SearchSort> orderBy = [.. sorts.Split(' ').Select(sort => new SearchSort(sort.TrimStart('-'), sort.StartsWith('-')))];
        if (!OrdersByAnyField && orderBy.Any(sort => sort.Field.Contains('.', StringComparison.Ordinal)))
        {
            return;
        }

        await FillAsync();
        string[] wanted = names.Split(' ');
        for (var take = 1; take <= wanted.Length + 1; take++)
        {
            Assert.Equal(wanted, await PagesAsync(new(SearchCase.Bound(expression), orderBy, take, null, []), wanted.Length));
        }
    }

    [Theory]
    [MemberData(nameof(SearchCounts.All), MemberType = typeof(SearchCounts))]
    public async Task Facets_count_all_matches(string expression, string field, string ranges, string counts)
    {
        await FillAsync();
        ImmutableArray<SearchFacetRange> asked = [.. ranges.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(SearchCounts.Range)];

        foreach (var take in new[] { 0, 1 })
        {
            var hits = await Index.SearchAsync(Cloud, new(SearchCase.Bound(expression), [new("public_id", false)], take, null, [new(field, asked), new("status", [])]), Token);

            Assert.Equal([field, "status"], hits.Facets.Select(facet => facet.Field));
            var found = asked.IsEmpty ? hits.Facets[0].Counts.OrderBy(count => count.Key, StringComparer.Ordinal) : hits.Facets[0].Counts.AsEnumerable();
            Assert.Equal(counts.Split(' ', StringSplitOptions.RemoveEmptyEntries), found.Select(count => $"{count.Key}={count.Count}"));
            Assert.True(hits.Facets[0].Counts.Zip(hits.Facets[0].Counts.Skip(1), (one, next) => one.Count >= next.Count).All(most => most || !asked.IsEmpty));
        }
    }

    [Theory]
    [MemberData(nameof(SearchRankings.All), MemberType = typeof(SearchRankings))]
    public async Task Hits_of_words_are_ranked_by_where_they_were_found(string expression, string scores)
    {
        await FillAsync();

        var hits = await Index.SearchAsync(Cloud, new(SearchCase.Bound(expression), [new(SearchFields.Score, true), new("created_at", true)], 100, null, []), Token);

        Assert.Equal(scores.Split(' '), hits.Hits.Select(hit => $"{hit.RowKey}={hit.Score}"));
    }

    [Fact]
    public async Task What_stands_for_a_word_is_found_after_what_has_the_word_and_counts_once()
    {
        await FillAsync();
        RelatedPhrase[] phrases = [new(["kitten"], WordRelation.Kind), new(["playing"], WordRelation.Kind), new(["blue", "bird"], WordRelation.Kind), new(["dog"], WordRelation.Same), new(["zeppelin"], WordRelation.Form)];
        var where = new SearchPredicate.Any([new SearchPredicate.Words(null, ["pet"], false), new SearchPredicate.Related("pet", [.. phrases])]);
        var hits = await Index.SearchAsync(Cloud, new(where, [new(SearchFields.Score, true), new("created_at", true)], 100, null, []), Token);
        Assert.Equal("kitten=10.015625 dog=10.015625 cat=10 bird=0.015625 folderx2=0.015625 folderxy=0.015625", string.Join(' ', hits.Hits.Select(hit => $"{hit.RowKey}={hit.Score}")));
    }

    private async Task FillAsync()
    {
        await Index.WriteAsync(Cloud, [.. SearchCatalog.Documents.Select(document => new SearchChange(document.AssetId, document))], Token);
        await SettleAsync();
    }

    private async Task<IEnumerable<string>> PagesAsync(SearchQuery query, int total)
    {
        var all = new List<string>();
        while (true)
        {
            var hits = await Index.SearchAsync(Cloud, query, Token);
            Assert.Equal(total, hits.Total);
            Assert.InRange(hits.Hits.Length, Math.Min(1, total - all.Count), query.Take);
            all.AddRange(hits.Hits.Select(hit => hit.RowKey));
            if (hits.After is null)
            {
                return all;
            }

            query = query with { After = hits.After };
        }
    }
}
