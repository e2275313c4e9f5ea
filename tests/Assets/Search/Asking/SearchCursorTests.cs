using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Asking;

namespace ServerlessDam.Assets.Tests.Search.Asking;

public sealed class SearchCursorTests
{
    [Fact]
    public void The_place_after_the_longest_texts_that_an_order_can_have_is_read_again()
    {
        var value = new SearchSortValue(new string('\u00e4', 2048), null);
        var place = new SearchPlace([.. Enumerable.Repeat(value, 10)], new string('f', 32));
        var request = new SearchRequest();
        var read = SearchCursor.Read(request with { Cursor = SearchCursor.Write(place, request) }, 10)!;
        Assert.Equal((place.AssetId, 10), (read.AssetId, read.Values.Count(each => each == value)));
    }
}
