using System.Globalization;
using ServerlessDam.Assets.Search;
using ServerlessDam.StorageContracts.Search;

namespace ServerlessDam.Embedded.Tests.Search;

/// <summary>Pages of the newest, of more documents than are kept in memory, stay right whatever is written between them.</summary>
public sealed class NewestTests : StoreTest
{
    private const string Cloud = "demo";
    private const int Documents = 10_000;

    private static readonly SearchPredicate Even = new SearchPredicate.Exact("tags", "even");

    private readonly ReferenceIndex _reference = new();

    [Fact]
    public async Task Newest_come_first_whatever_was_written_since()
    {
        await WriteAsync(Enumerable.Range(0, Documents).Select(number => Put(number, number / 3)));
        await AssertAlikeAsync();

        // Later, earlier, and at the time of others.
        await WriteAsync(Enumerable.Range(0, 300).Select(number => Put(number * 31, number % 2 == 0 ? Documents + (number / 4) : number)));
        await AssertAlikeAsync();

        await WriteAsync(Enumerable.Range(Documents - 500, 500).Select(number => new SearchChange(IdOf(number), null)));
        await WriteAsync(Enumerable.Range(Documents, 300).Select(number => Put(number, 3000)));
        await AssertAlikeAsync();

        // Nearly all that were in memory.
        await WriteAsync(Enumerable.Range(2000, Documents - 2500).Select(number => new SearchChange(IdOf(number), null)));
        await AssertAlikeAsync();

        await WriteAsync(Enumerable.Range(0, 20).Select(number => Put(number, null)));
        await AssertAlikeAsync();
    }

    private static string IdOf(int number) => (number * 7919 % 1_000_003).ToString("x8", CultureInfo.InvariantCulture);

    private static SearchChange Put(int number, double? created)
        => new(IdOf(number), new(IdOf(number), $"row {number}", "1", number % 2 == 0 ? [new("tags", "even")] : [], created is { } time ? [new("created_at", time)] : []));

    private async Task WriteAsync(IEnumerable<SearchChange> changes)
    {
        SearchChange[] all = [.. changes];
        await _reference.WriteAsync(Cloud, all, Token);
        await Store.Search.WriteAsync(Cloud, all, Token);
    }

    private async Task AssertAlikeAsync()
    {
        var query = new SearchQuery(Even, [new("created_at", true)], 40, null, []);
        for (var page = 0; page < 5; page++)
        {
            var (expected, actual) = (await _reference.SearchAsync(Cloud, query, Token), await Store.Search.SearchAsync(Cloud, query, Token));
            Assert.Equal(expected.Hits, actual.Hits);
            Assert.Equal(expected.Total, actual.Total);
            query = query with { After = actual.After };
        }

        var deep = query with { After = new([new(null, 700)], IdOf(2100)) };
        Assert.Equal((await _reference.SearchAsync(Cloud, deep, Token)).Hits, (await Store.Search.SearchAsync(Cloud, deep, Token)).Hits);
    }
}
