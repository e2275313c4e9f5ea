using System.Text.Json;

namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>The full-text queries, orders and facets of the vendor's documentation.</summary>
public sealed class VendorQueryTests
{
    private readonly StandInIndex _hotels = HotelsIndex.Filled();

    /// <summary>learn.microsoft.com/azure/search/query-lucene-syntax and .../search-query-lucene-examples</summary>
    [Theory]
    [InlineData("*", "1234")]
    [InlineData("HotelName:(hotel NOT motel) AND Category:'Boutique'", "2")]
    [InlineData("Category:budget AND \"ocean view\"^3", "1")]
    [InlineData("Address/StateProvince:(\"WA\" OR \"CA\")", "")]
    [InlineData("Tags:(\"free wifi\" NOT \"free parking\") AND \"concierge\"", "2")]
    [InlineData("Tags:conserge~", "2")]
    [InlineData("Description: \"hotel airport\"~5", "")]
    [InlineData("Description:waterfront^2 view", "12")]
    [InlineData("HotelName:/[mh]otel/", "123")]
    [InlineData("HotelName:mot*", "1")]
    [InlineData("HotelName:m?tel", "1")]
    [InlineData("HotelName:c*ry", "2")]
    [InlineData("HotelName:/.*tury/", "2")]
    [InlineData("HotelName:HOT*", "23")]
    [InlineData("ocean NOT budget", "")]
    [InlineData("+hotel +waterfront", "2")]
    [InlineData("wifi -luxury", "2")]
    [InlineData("(waterfront OR ocean) AND pool", "12")]
    [InlineData("\\+1 \\(800\\) 642\\-7676", "")]
    public void Examples_of_the_full_syntax_find(string search, string found)
        => Assert.Equal(found, string.Concat(_hotels.Find(new { search, queryType = "full", searchMode = "any" }).Order()));

    [Theory]
    [InlineData("-luxury")]
    [InlineData("-luxury *")]
    [InlineData("*tel")]
    [InlineData("?otel")]
    [InlineData("HotelName:")]
    [InlineData("Rating:5")]
    [InlineData("\"open")]
    [InlineData("(open")]
    [InlineData("close)")]
    [InlineData("AND hotel")]
    [InlineData("[a TO b]")]
    [InlineData("{a TO b}")]
    [InlineData("hotel^0")]
    [InlineData("hotel|motel")]
    [InlineData("a/b")]
    [InlineData("ends\\")]
    public void What_the_full_syntax_does_not_allow_is_refused(string search)
        => Assert.Equal(400, Assert.Throws<RefusalException>(() => _hotels.Find(new { search, queryType = "full" })).Status);

    /// <summary>"Documents that matched only the second clause … returned with score equal to zero": .../search-query-odata-full-text-search-functions</summary>
    [Fact]
    public void Scores_come_from_what_scores_alone_and_partial_terms_count_their_boost()
    {
        Assert.Equal([1, 1, 1, 1], Scores(new { filter = "search.ismatch('mot*', 'HotelName') or true", orderby = "HotelId" }));
        Assert.Equal([7, 0, 0, 0], Scores(new { filter = "search.ismatchscoring('mot*^7', 'HotelName', 'full', 'any') or true", orderby = "HotelId" }));
        Assert.Equal([9, 2, 2, 0], Scores(new { filter = "search.ismatchscoring('mot*^7', 'HotelName', 'full', 'any') or search.ismatchscoring('a*^2', 'Description', 'full', 'any') or true", orderby = "HotelId" }));
    }

    /// <summary>.../search-query-odata-orderby</summary>
    [Theory]
    [InlineData("BaseRate asc", "34 1 2")]
    [InlineData("Rating desc,BaseRate", "2 1 3 4")]
    [InlineData("search.score() desc,Rating desc", "2 1 3 4")]
    [InlineData("BaseRate desc", "2 1 34")]
    public void Orders_put_nulls_first_ascending_and_last_descending(string orderby, string found)
        => Assert.All(found.Split(' '), ids => Assert.Contains(ids, _hotels.Find(new { orderby }), StringComparison.Ordinal));

    [Theory]
    [InlineData("Tags")]
    [InlineData("Hidden")]
    [InlineData("Rating downwards")]
    [InlineData("Rating desc BaseRate")]
    public void What_is_not_sortable_is_refused(string orderby) => Assert.Throws<RefusalException>(() => _hotels.Find(new { orderby }));

    /// <summary>.../search-faceted-navigation-examples</summary>
    [Theory]
    [InlineData("Category", "Budget=2 Boutique=1")]
    [InlineData("Tags,count:1", "pool=2")]
    [InlineData("Category,count:3,sort:-count", "Boutique=1 Budget=2")]
    [InlineData("Rating,sort:-value", "5=1 4=1 2=1")]
    [InlineData("Rating,values:3|5", "..3=1 3..5=1 5..=1")]
    [InlineData("BaseRate,interval:100", "0=1 200=1")]
    public void Examples_of_facets_count(string facet, string counts)
        => Assert.Equal(counts, string.Join(' ', _hotels.Search(JsonSerializer.SerializeToElement(new { facets = new[] { facet }, top = 0 }))["@search.facets"]!.AsObject().Single().Value!.AsArray()
            .Select(count => (count!["value"]?.ToString() ?? $"{count["from"]}..{count["to"]}") + $"={count["count"]}")));

    [Theory]
    [InlineData("Hidden")]
    [InlineData("Category,values:a|b")]
    [InlineData("Rating,values:5|3")]
    [InlineData("Rating,values:1|2,interval:3")]
    [InlineData("Rating,most:3")]
    [InlineData("Rating,sort:length")]
    public void What_is_no_facet_is_refused(string facet) => Assert.Throws<RefusalException>(() => _hotels.Find(new { facets = new[] { facet } }));

    [Fact]
    public void Pages_have_the_limits_of_the_service()
    {
        Assert.Throws<RefusalException>(() => _hotels.Find(new { skip = 100_001 }));
        Assert.Throws<RefusalException>(() => _hotels.Find(new { top = 1001 }));
        Assert.Throws<RefusalException>(() => _hotels.Find(new { select = "Hidden" }));
        Assert.Throws<RefusalException>(() => _hotels.Find(new { unheard = "of" }));
    }

    private List<double> Scores(object request)
        => [.. _hotels.Search(JsonSerializer.SerializeToElement(request))["value"]!.AsArray().Select(hotel => (double)hotel!["@search.score"]!)];
}
