using System.Text.Json;

namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>Definitions and documents that the service's documentation does not allow.</summary>
public sealed class StandInRulesTests
{
    [Theory]
    [InlineData("Hotels", """{ "name": "id", "type": "Edm.String", "key": true }""")]
    [InlineData("hotels--x", """{ "name": "id", "type": "Edm.String", "key": true }""")]
    [InlineData("hotels", """{ "name": "id", "type": "Edm.String" }""")]
    [InlineData("hotels", """{ "name": "id", "type": "Edm.Int32", "key": true }""")]
    [InlineData("hotels", """{ "name": "id", "type": "Edm.String", "key": true, "retrievable": false }""")]
    [InlineData("hotels", """{ "name": "id", "type": "Edm.String", "key": true }, { "name": "_x", "type": "Edm.String" }""")]
    [InlineData("hotels", """{ "name": "id", "type": "Edm.String", "key": true }, { "name": "azureSearchX", "type": "Edm.String" }""")]
    [InlineData("hotels", """{ "name": "id", "type": "Edm.String", "key": true }, { "name": "id", "type": "Edm.String" }""")]
    [InlineData("hotels", """{ "name": "id", "type": "Edm.String", "key": true }, { "name": "x", "type": "Edm.Single" }""")]
    [InlineData("hotels", """{ "name": "id", "type": "Edm.String", "key": true }, { "name": "x", "type": "Edm.Int32", "searchable": true }""")]
    [InlineData("hotels", """{ "name": "id", "type": "Edm.String", "key": true }, { "name": "x", "type": "Collection(Edm.String)", "sortable": true }""")]
    [InlineData("hotels", """{ "name": "id", "type": "Edm.String", "key": true }, { "name": "x", "type": "Edm.String", "analyzer": "unheard.of" }""")]
    [InlineData("hotels", """{ "name": "id", "type": "Edm.String", "key": true }, { "name": "x", "type": "Edm.ComplexType", "fields": [] }""")]
    public void Wrong_definitions_are_refused(string name, string fields)
        => Assert.Throws<RefusalException>(() => new IndexSchema(Json($$"""{ "name": "{{name}}", "fields": [{{fields}}] }""")));

    [Theory]
    [InlineData("""{ "HotelName": "without a key" }""")]
    [InlineData("""{ "HotelId": "sp ace" }""")]
    [InlineData("""{ "HotelId": "_1" }""")]
    [InlineData("""{ "HotelId": "1", "Unheard": "of" }""")]
    [InlineData("""{ "HotelId": "1", "Rating": "five" }""")]
    [InlineData("""{ "HotelId": "1", "Rating": 5.5 }""")]
    [InlineData("""{ "HotelId": "1", "Tags": null }""")]
    [InlineData("""{ "HotelId": "1", "Tags": "pool" }""")]
    [InlineData("""{ "HotelId": "1", "Tags": [null] }""")]
    [InlineData("""{ "HotelId": "1", "Rooms": [{ "Unheard": "of" }] }""")]
    [InlineData("""{ "HotelId": "1", "@search.action": "replace" }""")]
    public void Wrong_documents_are_refused(string document)
        => Assert.Throws<RefusalException>(() => HotelsIndex.Filled().Write(Json($$"""{ "value": [{{document}}] }"""), _ => null));

    [Fact]
    public void A_batch_takes_a_thousand_actions_and_a_term_32766_bytes()
    {
        var many = string.Join(',', Enumerable.Range(0, 1001).Select(id => $$"""{ "HotelId": "{{id}}" }"""));
        Assert.Throws<RefusalException>(() => HotelsIndex.Filled().Write(Json($$"""{ "value": [{{many}}] }"""), _ => null));
        var large = new string('x', 32_767);
        Assert.Throws<RefusalException>(() => HotelsIndex.Filled().Write(Json($$"""{ "value": [{ "HotelId": "1", "Category": "{{large}}" }] }"""), _ => null));
    }

    [Fact]
    public void Actions_do_what_their_names_say()
    {
        var hotels = HotelsIndex.Filled();
        var results = hotels.Write(
            Json("""{ "value": [{ "@search.action": "merge", "HotelId": "1", "Rating": 1 }, { "@search.action": "upload", "HotelId": "2", "Rating": 1 }, { "@search.action": "delete", "HotelId": "9" }, { "@search.action": "merge", "HotelId": "9" }, { "@search.action": "mergeOrUpload", "HotelId": "5", "Rating": 1 }] }"""),
            _ => null);

        Assert.Equal([200, 200, 200, 404, 201], results.Select(result => (int)result!["statusCode"]!));
        Assert.Equal("125", hotels.Find(new { filter = "Rating eq 1", orderby = "HotelId" }));
        Assert.Equal("1", hotels.Find(new { filter = "Rating eq 1 and Category ne null" }));
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
