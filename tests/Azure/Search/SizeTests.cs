using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using ServerlessDam.Azure.Search;
using ServerlessDam.Azure.Tests.Search.StandIn;

namespace ServerlessDam.Azure.Tests.Search;

/// <summary>Searches near what the service takes, and beyond.</summary>
public sealed class SizeTests : IDisposable
{
    private readonly StandInSearchService _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_person_with_very_many_folders_finds_what_lies_in_them()
    {
        var index = StandInIndexes.On(_service);
        await index.WriteAsync("c", [Folder(1, "f7"), Folder(2, "f999/deep"), Folder(3, "f1000"), Folder(4, "f7x")], Token);
        var granted = Enumerable.Range(0, 1000).SelectMany(number => new SearchPredicate[] { new SearchPredicate.Exact("folder", $"f{number}"), new SearchPredicate.Begins("folder", $"f{number}/") });

        Assert.Equal(["row1", "row2"], await index.RowsAsync(new SearchPredicate.All([new SearchPredicate.Everything(), new SearchPredicate.Any([.. granted])])));
        Assert.Equal(["row2"], await index.RowsAsync(new SearchPredicate.Any([new SearchPredicate.Begins("folder", "f999/")])));

        static SearchChange Folder(int number, string folder) => Samples.Change(number, new SearchText("folder", folder));
    }

    [Fact]
    public void Clauses_are_counted_as_they_are_written()
    {
        var phrase = new SearchPredicate.Words(null, [.. Enumerable.Range(0, 100).Select(number => $"w{number}")], false);
        var filter = FilterWriter.Write(phrase, out var clauses);
        Assert.Equal(filter.Split("search.ismatch").Length - 1, clauses);

        Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => FilterWriter.Write(new SearchPredicate.All([phrase, phrase]))).Kind);
    }

    [Fact]
    public void Ranking_gives_way_before_the_search_does()
    {
        var many = new SearchPredicate.All([.. Enumerable.Range(0, 32).Select(number => new SearchPredicate.Words(null, [$"w{number}"], false))]);

        foreach (var room in new[] { 480, 150, 15 })
        {
            Assert.Equal(room, WordsFilter.Rank(many, "true", room)!.Split("search.ismatch").Length - 1);
        }

        Assert.Null(WordsFilter.Rank(many, "true", 14));
    }

    [Fact]
    public async Task What_the_service_refuses_is_the_callers_to_make_smaller()
    {
        var index = StandInIndexes.On(_service);
        await index.CountAsync("c", Token);
        _service.Trouble = (method, _) => method == "POST" ? 400 : null;

        var refused = await Assert.ThrowsAsync<DamException>(() => index.SearchAsync("c", Samples.Query(new SearchPredicate.Everything()), Token));

        Assert.Equal(ErrorKind.InvalidParameter, refused.Kind);
        Assert.Contains("too large", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_ranges_are_counted_in_the_order_asked_for_and_too_many_are_refused()
    {
        var index = StandInIndexes.On(_service);
        await index.WriteAsync("c", [.. Enumerable.Range(0, 20).Select(number => Samples.Change(number))], Token);
        var facet = new SearchFacet("bytes", [.. Enumerable.Range(0, 20).Select(number => new SearchFacetRange($"from {number}", number, null))]);
        var query = Samples.Query(new SearchPredicate.Everything(), take: 0);

        var counts = (await index.SearchAsync("c", query with { Facets = [facet] }, Token)).Facets.Single().Counts;

        Assert.Equal(Enumerable.Range(0, 20).Select(number => new SearchCount($"from {number}", 20 - number)), counts);
        Assert.Equal(ErrorKind.InvalidParameter, (await Assert.ThrowsAsync<DamException>(() => index.SearchAsync("c", query with { Facets = [facet, facet, facet, facet] }, Token))).Kind);
    }
}
