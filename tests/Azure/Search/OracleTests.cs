using ServerlessDam.Assets.Search;
using ServerlessDam.Azure.Search;
using ServerlessDam.Azure.Tests.Search.StandIn;

namespace ServerlessDam.Azure.Tests.Search;

/// <summary>By chance, against the plain reading of predicates.</summary>
public sealed class OracleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Searches_find_score_and_sort_as_the_plain_reading_does(int seed)
    {
        using var service = new StandInSearchService();
        var index = StandInIndexes.On(service);
        var chance = new RandomLibrary(seed);
        var documents = Enumerable.Range(0, 60).Select(chance.Document).DistinctBy(document => document.AssetId).ToList();
        await index.WriteAsync("one", [.. documents.Select(document => new SearchChange(document.AssetId, document))], Token);
        await index.WriteAsync("other", [.. documents.Take(9).Select(document => new SearchChange(document.AssetId, document))], Token);

        for (var round = 0; round < 60; round++)
        {
            var query = new SearchQuery(chance.Question(), chance.Order(), 1 + chance.Next(20), null, []);
            var expected = documents.Where(document => SearchMatcher.Holds(query.Where, document)).ToList();
            expected.Sort((one, other) => PlainOrder.Compare(query, one, other));

            var found = await AllPagesAsync(index, query);

            Assert.Equal(expected.Select(document => document.AssetId), found.Select(hit => hit.AssetId));
            Assert.Equal(expected.Select(document => document.RowKey), found.Select(hit => hit.RowKey));
            Assert.Equal(expected.Select(document => SearchMatcher.Score(query.Where, document)), found.Select(hit => hit.Score));
        }
    }

    private static async Task<List<SearchHit>> AllPagesAsync(AiSearchIndex index, SearchQuery query)
    {
        var hits = new List<SearchHit>();
        long? total = null;
        for (var page = await index.SearchAsync("one", query, Token); ; page = await index.SearchAsync("one", query with { After = page.After }, Token))
        {
            Assert.Equal(total ??= page.Total, page.Total);
            hits.AddRange(page.Hits);
            if (page.After is null)
            {
                Assert.Equal(total, hits.Count);
                return hits;
            }

            Assert.Equal(query.Take, page.Hits.Length);
        }
    }
}
