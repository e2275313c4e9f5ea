using System.Text.Json;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Search;

namespace ServerlessDam.Functions.Tests.Search;

public sealed class SearchParametersTests
{
    [Theory]
    [InlineData("""{"sort_by":[{"public_id":"asc"},{"created_at":"desc"}]}""", "public_id+ created_at-")]
    [InlineData("""{"sort_by":[{"public_id":null},{"bytes":""}]}""", "public_id- bytes-")]
    [InlineData("""{"sort_by":"public_id: asc"}""", "public_id+")]
    [InlineData("""{"sort_by":"[{\"public_id\":\"ASC\"}]"}""", "public_id+")]
    [InlineData("""{"sort_by":["{\"public_id\":\"asc\"}","bytes desc"]}""", "public_id+ bytes-")]
    [InlineData("""{"sort_by":{"score":"desc"}}""", "score-")]
    [InlineData("""{"sort_by":[]}""", "")]
    [InlineData("""{}""", "")]
    public void Orders_are_read_in_every_way_that_clients_write_them(string json, string orders)
        => Assert.Equal(orders, string.Join(' ', Read(json).Request.OrderBy.Select(sort => sort.Field + (sort.Descending ? "-" : "+"))));

    [Theory]
    [InlineData("""{"max_results":10}""", 10)]
    [InlineData("""{"max_results":"10"}""", 10)]
    [InlineData("""{"max_results":9999}""", 500)]
    [InlineData("""{"max_results":null}""", 50)]
    [InlineData("""{"max_results":""}""", 50)]
    public void A_page_has_as_many_as_asked_for_and_at_most_500(string json, int take) => Assert.Equal(take, Read(json).Request.Take);

    [Theory]
    [InlineData("""{}""", false)]
    [InlineData("""{"expand":"none"}""", false)]
    [InlineData("""{"expand":"synonyms"}""", true)]
    public void Words_find_themselves_alone_unless_asked_otherwise(string json, bool widens) => Assert.Equal(widens, Read(json).Request.Widens);

    [Fact]
    public void Names_are_a_list_or_a_text_with_commas_and_an_empty_cursor_is_none()
    {
        var asked = Read("""{"fields":"tags, format","with_field":["context","tags"],"next_cursor":"","expression":" "}""");
        Assert.Equal(["format", "tags"], asked.Fields.Order());
        Assert.Equal(["context", "tags"], asked.With.Order());
        Assert.Equal((null, null), (asked.Request.Cursor, asked.Request.Expression));
    }

    [Fact]
    public void Aggregates_are_names_and_ranges()
    {
        var facets = Read("""{"aggregate":["format",{"type":"bytes","ranges":[{"key":"tiny","to":500},{"key":"big","from":"2k"}]},"image_pixels"]}""").Request.Facets;
        Assert.Equal(["format", "bytes", "image_pixels"], facets.Select(facet => facet.Name));
        Assert.Equal([("tiny", null, 500), ("big", 2048, null)], facets[1].Facet.Ranges.Select(range => (range.Key, range.From, range.To)));
        Assert.Equal(("pixels", 5), (facets[2].Facet.Field, facets[2].Facet.Ranges.Length));
    }

    [Theory]
    [InlineData("""{"max_results":0}""")]
    [InlineData("""{"max_results":-3}""")]
    [InlineData("""{"max_results":1.5}""")]
    [InlineData("""{"max_results":[1]}""")]
    [InlineData("""{"max_results":true}""")]
    [InlineData("""{"expression":{"a":1}}""")]
    [InlineData("""{"sort_by":[{"public_id":"up"}]}""")]
    [InlineData("""{"sort_by":[{"public_id":1}]}""")]
    [InlineData("""{"sort_by":[1]}""")]
    [InlineData("""{"sort_by":"[not json"}""")]
    [InlineData("""{"sort_by":7}""")]
    [InlineData("""{"fields":[1]}""")]
    [InlineData("""{"fields":[{"a":1}]}""")]
    [InlineData("""{"aggregate":[{"ranges":[]}]}""")]
    [InlineData("""{"aggregate":[{"type":"bytes","ranges":7}]}""")]
    [InlineData("""{"aggregate":[{"type":"bytes","ranges":[{"key":"a","from":{}}]}]}""")]
    [InlineData("""{"aggregate":[{"type":"bytes","ranges":[{"key":"a"},{"key":"a"}]}]}""")]
    [InlineData("""{"aggregate":[{"type":"nothing"}]}""")]
    public void What_nobody_can_mean_is_refused(string json)
        => Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => Read(json)).Kind);

    private static SearchParameters Read(string json)
    {
        var sent = JsonElement.Parse(json);
        return SearchParameters.Read(name => sent.TryGetProperty(name, out var value) ? value : null, DateTimeOffset.UnixEpoch);
    }
}
