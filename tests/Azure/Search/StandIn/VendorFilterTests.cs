namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>The filters that the vendor's documentation gives as examples, of right and of wrong, with what they find among our hotels.</summary>
public sealed class VendorFilterTests
{
    private readonly StandInIndex _hotels = HotelsIndex.Filled();

    /// <summary>learn.microsoft.com/azure/search/search-query-odata-filter</summary>
    [Theory]
    [InlineData("Rooms/any(room: room/BaseRate lt 200.0) and Rating ge 4", "1")]
    [InlineData("HotelName ne 'Sea View Motel' and LastRenovationDate ge 2010-01-01T00:00:00Z", "2")]
    [InlineData("LastRenovationDate ge 2010-01-01T00:00:00-08:00", "2")]
    [InlineData("ParkingIncluded and Rooms/all(room: not room/SmokingAllowed)", "1")]
    [InlineData("ParkingIncluded eq true and Rooms/all(room: room/SmokingAllowed eq false)", "1")]
    [InlineData("(Category eq 'Luxury' or ParkingIncluded eq true) and Rating eq 5", "")]
    [InlineData("Rooms/any(room: room/Tags/any(tag: tag eq 'wifi'))", "2")]
    [InlineData("Rooms/any()", "12")]
    [InlineData("not Rooms/any()", "34")]
    [InlineData("Description eq null", "4")]
    [InlineData("search.in(HotelName, 'Sea View Motel,Budget hotel', ',')", "13")]
    [InlineData("search.in(HotelName, 'Sea View Motel|Budget hotel', '|')", "13")]
    [InlineData("Rooms/any(room: room/Tags/any(tag: search.in(tag, 'wifi, tub')))", "12")]
    [InlineData("search.ismatchscoring('waterfront')", "2")]
    [InlineData("search.ismatchscoring('hostel') and Rating ge 4 or search.ismatchscoring('motel') and Rating eq 5", "")]
    [InlineData("not search.ismatch('luxury')", "124")]
    [InlineData("search.ismatchscoring('\"ocean view\"', 'Description,HotelName') or Rating eq 5", "12")]
    [InlineData("search.ismatch('\"hotel airport\"~5', 'Description', 'full', 'any') and not Rooms/any(room: room/SmokingAllowed)", "")]
    [InlineData("search.ismatch('\"hotel airport\"~6', 'Description', 'full', 'any')", "2")]
    [InlineData("search.ismatch('lux*', 'Description')", "3")]
    [InlineData("Rating gt 0 and Rating lt 3 or Rating gt 4 and Rating lt 10", "23")]
    [InlineData("not (Rating gt 4)", "134")]
    public void Examples_of_filters_find(string filter, string found) => AssertFound(filter, found);

    /// <summary>.../search-query-odata-comparison-operators, .../search-query-odata-logical-operators, .../search-query-odata-collection-operators, .../search-query-odata-search-in-function</summary>
    [Theory]
    [InlineData("Rating ge 3 and Rating le 5", "12")]
    [InlineData("5 ge Rating", "123")]
    [InlineData("LastRenovationDate ge 2015-01-01T00:00:00.000Z", "2")]
    [InlineData("Details/Sku ne null", "4")]
    [InlineData("Rooms/any(room: room/Type eq 'Deluxe Room')", "1")]
    [InlineData("Address/City eq 'Vancouver' and Address/Country eq 'Canada' and Rooms/any(room: room/Type eq 'Deluxe Room' and room/BaseRate lt 160)", "")]
    [InlineData("ParkingIncluded or true", "1234")]
    [InlineData("not ParkingIncluded", "234")]
    [InlineData("ParkingIncluded eq false", "2")]
    [InlineData("ParkingIncluded ne true", "234")]
    [InlineData("ratings/all(r: r ge 3 and r le 5)", "134")]
    [InlineData("ratings/all(r: r lt 3 or r gt 5)", "234")]
    [InlineData("Rooms/all(room: room/Tags/any(a: a eq 'tv') and room/BaseRate lt 100.0)", "34")]
    [InlineData("group_ids/any(g: g eq '123' or g eq '456' or g eq '789')", "")]
    [InlineData("group_ids/any(g: search.in(g, '123, 456, 789'))", "")]
    [InlineData("Tags/all(tag: not search.in(tag, 'motel, cabin'))", "1234")]
    [InlineData("search.ismatch('motel') eq false", "234")]
    public void Examples_of_operators_find(string filter, string found) => AssertFound(filter, found);

    /// <summary>.../search-query-troubleshoot-collection-filters and .../search-query-understand-collection-filters</summary>
    [Theory]
    [InlineData("tags/any(t: t eq 'books')", "1")]
    [InlineData("tags/any(t: search.in(t, 'books, games, toys'))", "12")]
    [InlineData("tags/all(t: t ne 'books')", "234")]
    [InlineData("tags/all(t: not (t eq 'books'))", "234")]
    [InlineData("tags/all(t: not search.in(t, 'books, games, toys'))", "34")]
    [InlineData("tags/any(t: t eq 'books' or t eq 'games')", "12")]
    [InlineData("tags/all(t: t ne 'books' and not (t eq 'games'))", "34")]
    [InlineData("flags/any(f: f)", "")]
    [InlineData("flags/any(f: f ne true)", "")]
    [InlineData("flags/all(f: not (f eq true))", "1234")]
    [InlineData("ratings/any(r: r ne 5)", "12")]
    [InlineData("dates/any(d: d gt 2017-08-24T00:00:00Z)", "")]
    [InlineData("not margins/all(m: m eq 3.5)", "")]
    [InlineData("ratings/any(r: r ne 5 or r gt 7)", "12")]
    [InlineData("ratings/any(r: r gt 2 and r le 5)", "1")]
    [InlineData("ratings/any(r: (r gt 2 and r le 5) or (r gt 7 and r lt 10))", "12")]
    [InlineData("ratings/all(r: r eq 5 and r le 7)", "34")]
    [InlineData("ratings/all(r: (r le 2 or r gt 5) and (r lt 7 or r ge 10))", "34")]
    [InlineData("Rooms/any(s: s/Tags/any(a: a eq 'tv')) and Details/margin gt 0.5", "")]
    [InlineData("Rooms/any(s: s/Tags/any(a: a eq 'tv') and s/Type ne 'Flagship')", "2")]
    public void Lambda_expressions_that_are_allowed_find(string filter, string found) => AssertFound(filter, found);

    [Theory]
    [InlineData("tags/any(t: t ne 'books')")]
    [InlineData("tags/any(t: not search.in(t, 'books, games, toys'))")]
    [InlineData("tags/all(t: t eq 'books')")]
    [InlineData("tags/all(t: search.in(t, 'books, games, toys'))")]
    [InlineData("tags/any(t: t eq 'books' and t ne 'games')")]
    [InlineData("tags/all(t: t ne 'books' or not (t eq 'games'))")]
    [InlineData("flags/any(f: f or not f)")]
    [InlineData("flags/any(f: f or f)")]
    [InlineData("flags/all(f: f and not f)")]
    [InlineData("flags/all(f: f and f eq true)")]
    [InlineData("ratings/any(r: r ne 5 and r gt 2)")]
    [InlineData("ratings/all(r: r eq 5 or r le 2)")]
    [InlineData("Rooms/any(s: s/Tags/any(a: a eq 'tv' and Details/margin gt 0.5))")]
    [InlineData("Rooms/any(s: s/Tags/any(a: a eq 'tv' and s/Type ne 'Flagship'))")]
    [InlineData("Rooms/any(s: search.ismatch('tv', 'Rooms/Description'))")]
    [InlineData("tags/any(t: t gt 'books')")]
    public void Lambda_expressions_that_are_not_allowed_are_refused(string filter) => AssertRefused(filter);

    [Theory]
    [InlineData("not Rating gt 5")]
    [InlineData("HotelName gt 'A'")]
    [InlineData("Rating gt null")]
    [InlineData("Rating eq 'five'")]
    [InlineData("Rating eq NaN")]
    [InlineData("HotelName eq 5")]
    [InlineData("Rating")]
    [InlineData("Hidden eq 'x'")]
    [InlineData("Nowhere eq 'x'")]
    [InlineData("Tags eq 'pool'")]
    [InlineData("HotelName eq 'it's'")]
    [InlineData("HotelName eq 'open")]
    [InlineData("Rating eq 5 and")]
    [InlineData("Rating eq 5 Rating eq 4")]
    [InlineData("(Rating eq 5")]
    [InlineData("Rating = 5")]
    [InlineData("HotelName in ('a', 'b')")]
    [InlineData("startswith(HotelName, 'a')")]
    [InlineData("search.ismatch('a', 'Rating')")]
    [InlineData("search.ismatch('a', 'HotelName', 'full')")]
    [InlineData("search.ismatch('a', 'HotelName', 'fuller', 'any')")]
    [InlineData("HotelName/any(t: t eq 'x')")]
    [InlineData("Rating eq Rating")]
    [InlineData("ParkingIncluded and null")]
    public void What_the_grammar_or_the_types_do_not_allow_is_refused(string filter) => AssertRefused(filter);

    [Fact]
    public void A_quote_in_a_text_is_written_twice() => AssertFound("HotelName eq 'it''s'", "");

    private void AssertFound(string filter, string found) => Assert.Equal(found, string.Concat(_hotels.Find(new { filter }).Order()));

    private void AssertRefused(string filter) => Assert.Equal(400, Assert.Throws<RefusalException>(() => _hotels.Find(new { filter })).Status);
}
