using System.Text.Json;

namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>An index like the vendor's sample of hotels, on which its documentation's examples are written, and like those of its pages about collections.</summary>
internal static class HotelsIndex
{
    private const string Definition = """
        { "name": "hotels", "fields": [
          { "name": "HotelId", "type": "Edm.String", "key": true, "searchable": false },
          { "name": "HotelName", "type": "Edm.String" },
          { "name": "Description", "type": "Edm.String" },
          { "name": "Category", "type": "Edm.String" },
          { "name": "Tags", "type": "Collection(Edm.String)" },
          { "name": "tags", "type": "Collection(Edm.String)", "searchable": false },
          { "name": "group_ids", "type": "Collection(Edm.String)", "searchable": false },
          { "name": "seasons", "type": "Collection(Edm.String)", "searchable": false },
          { "name": "ParkingIncluded", "type": "Edm.Boolean" },
          { "name": "LastRenovationDate", "type": "Edm.DateTimeOffset" },
          { "name": "Rating", "type": "Edm.Int32" },
          { "name": "BaseRate", "type": "Edm.Double" },
          { "name": "flags", "type": "Collection(Edm.Boolean)" },
          { "name": "ratings", "type": "Collection(Edm.Int32)" },
          { "name": "dates", "type": "Collection(Edm.DateTimeOffset)" },
          { "name": "margins", "type": "Collection(Edm.Double)" },
          { "name": "Details", "type": "Edm.ComplexType", "fields": [ { "name": "Sku", "type": "Edm.String" }, { "name": "margin", "type": "Edm.Double" } ] },
          { "name": "Address", "type": "Edm.ComplexType", "fields": [ { "name": "City", "type": "Edm.String" }, { "name": "Country", "type": "Edm.String" }, { "name": "StateProvince", "type": "Edm.String" } ] },
          { "name": "Rooms", "type": "Collection(Edm.ComplexType)", "fields": [
            { "name": "Type", "type": "Edm.String" },
            { "name": "Description", "type": "Edm.String" },
            { "name": "BaseRate", "type": "Edm.Double" },
            { "name": "SmokingAllowed", "type": "Edm.Boolean" },
            { "name": "Tags", "type": "Collection(Edm.String)" } ] },
          { "name": "Hidden", "type": "Edm.String", "filterable": false, "sortable": false, "facetable": false, "searchable": false, "retrievable": false } ] }
        """;

    private const string Hotels = """
        { "value": [
          { "HotelId": "1", "HotelName": "Sea View Motel", "Description": "A motel with an ocean view", "Category": "Budget", "Tags": ["free parking", "pool"], "tags": ["books"], "ParkingIncluded": true, "Rating": 4, "BaseRate": 80.5, "LastRenovationDate": "2009-05-01T00:00:00Z", "ratings": [3, 5], "Rooms": [{ "Type": "Deluxe Room", "BaseRate": 150.0, "SmokingAllowed": false, "Tags": ["tub"] }] },
          { "HotelId": "2", "HotelName": "Old Century Hotel", "Description": "A hotel by the waterfront, miles from any airport", "Category": "Boutique", "Tags": ["free wifi", "pool", "concierge"], "tags": ["games"], "ParkingIncluded": false, "Rating": 5, "BaseRate": 200.0, "LastRenovationDate": "2018-01-18T00:00:00Z", "ratings": [8], "Rooms": [{ "Type": "Suite", "BaseRate": 400.0, "SmokingAllowed": true, "Tags": ["wifi", "tv"] }] },
          { "HotelId": "3", "HotelName": "Budget hotel", "Description": "Plain and of no luxury", "Category": "Budget", "Tags": [], "Rating": 2, "Rooms": [] },
          { "HotelId": "4", "HotelName": "Nameless", "Details": { "Sku": "x" }, "Address": { "City": "Vancouver" } } ] }
        """;

    public static StandInIndex Filled()
    {
        var index = new StandInIndex(new IndexSchema(JsonDocument.Parse(Definition).RootElement));
        index.Write(JsonDocument.Parse(Hotels).RootElement, _ => null);
        return index;
    }

    /// <summary>Ids of the hotels that a request finds, as the order it asks for has them.</summary>
    public static string Find(this StandInIndex index, object request)
        => string.Concat(index.Search(JsonSerializer.SerializeToElement(request))["value"]!.AsArray().Select(hotel => (string?)hotel!["HotelId"]));
}
