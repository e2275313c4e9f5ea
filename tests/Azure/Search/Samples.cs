using System.Globalization;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.Azure.Tests.Search;

internal static class Samples
{
    public static string Id(int number) => number.ToString("x32", CultureInfo.InvariantCulture);

    public static SearchChange Change(int number, params SearchText[] texts) => new(Id(number), new SearchDocument(Id(number), $"row{number}", "1", [.. texts], [new SearchNumber("bytes", number)]));

    public static SearchQuery Query(SearchPredicate where, string sort = "asset_id", int take = 100) => new(where, [new SearchSort(sort, false)], take, null, []);

    public static async Task<IEnumerable<string>> RowsAsync(this ISearchIndex index, SearchPredicate where, string cloud = "c")
        => (await index.SearchAsync(cloud, Query(where), TestContext.Current.CancellationToken)).Hits.Select(hit => hit.RowKey);
}
