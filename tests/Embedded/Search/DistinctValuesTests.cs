using ServerlessDam.Assets.Search;
using ServerlessDam.StorageContracts.Search;

namespace ServerlessDam.Embedded.Tests.Search;

/// <summary>Orders and counts by fields of which nearly every document has a value of its own: answered alike, without a look at each.</summary>
public sealed class DistinctValuesTests : StoreTest
{
    private const string Cloud = "demo";

    private readonly ReferenceIndex _reference = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task By_asset_id_page_follows_page(bool isDescending)
    {
        await WriteAsync();
        var query = new SearchQuery(new SearchPredicate.Everything(), [new("asset_id", isDescending)], 500, null, []);
        for (var page = 0; page < 7; page++)
        {
            var (expected, actual) = (await _reference.SearchAsync(Cloud, query, Token), await Store.Search.SearchAsync(Cloud, query, Token));
            Assert.Equal(expected.Hits, actual.Hits);
            Assert.Equal(expected.After?.Values, actual.After?.Values);
            query = query with { After = actual.After };
        }

        Assert.Null(query.After);
    }

    [Theory]
    [InlineData("metadata.sku")]
    [InlineData("metadata.batch")]
    [InlineData("display_name")]
    public async Task Of_equal_counts_the_first_by_value_are_told(string field)
    {
        await WriteAsync();
        foreach (var where in (SearchPredicate[])[new SearchPredicate.Everything(), new SearchPredicate.Exact("tags", "odd")])
        {
            var query = new SearchQuery(where, [], 0, null, [new(field, [])]);
            var (expected, actual) = (await _reference.SearchAsync(Cloud, query, Token), await Store.Search.SearchAsync(Cloud, query, Token));
            Assert.Equal(SearchFacetResult.MostCounts, actual.Facets[0].Counts.Length);
            Assert.Equal(expected.Facets[0].Counts, actual.Facets[0].Counts);
        }
    }

    /// <summary>Every tenth document has no text of its id.</summary>
    private async Task WriteAsync()
    {
        SearchChange[] changes = [.. Enumerable.Range(0, 3100).Select(i => Documents.Put(IdOf(i), [.. TextsOf(i)]))];
        await _reference.WriteAsync(Cloud, changes, Token);
        await Store.Search.WriteAsync(Cloud, changes, Token);
    }

    private static IEnumerable<(string Field, string Value)> TextsOf(int i)
    {
        if (i % 10 != 0)
        {
            yield return ("asset_id", IdOf(i));
        }

        yield return ("tags", i % 2 == 0 ? "even" : "odd");
        yield return ("metadata.sku", $"sku {i * 7919 % 3100 / (i % 50 == 0 ? 100 : 1)}");
        yield return ("metadata.batch", $"batch {i % 173}");
        yield return ("display_name", $"name {i * 7919 % 3100}");
    }

    private static string IdOf(int i) => (i * 7919 % 3100).ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}
