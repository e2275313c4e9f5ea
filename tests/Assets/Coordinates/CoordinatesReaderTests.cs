using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Assets.Tests.Coordinates;

public sealed class CoordinatesReaderTests
{
    [Theory]
    [InlineData("1,2,3,4|5,6,7,8")]
    [InlineData(" 1, 2,3,4 |5,6,7,8")]
    [InlineData("[[1,2,3,4],[5,6,7,8]]")]
    [InlineData("1.2,2,3,4|5,6,7.4,8")]
    public void Boxes_are_read_from_lists_and_from_JSON(string text)
        => Assert.Equal(new Box[] { new(1, 2, 3, 4), new(5, 6, 7, 8) }, CoordinatesReader.Boxes(text, "face_coordinates").ToArray());

    [Theory]
    [InlineData("1,2,3")]
    [InlineData("1,2,3,4,5")]
    [InlineData("1,2,0,4")]
    [InlineData("-1,2,3,4")]
    [InlineData("1e9,2,3,4")]
    [InlineData("a,b,c,d")]
    [InlineData("1,2,3,4|")]
    [InlineData("[[[[")]
    [InlineData("99999999999999999999,1,1,1")]
    public void What_is_no_box_is_refused(string text)
        => Assert.Throws<DamException>(() => CoordinatesReader.Boxes(text, "face_coordinates"));

    [Fact]
    public void Too_many_boxes_are_refused()
        => Assert.Throws<DamException>(() => CoordinatesReader.Boxes(string.Join('|', Enumerable.Repeat("1,2,3,4", 201)), "face_coordinates"));

    [Fact]
    public void A_region_is_the_rectangle_around_its_points()
    {
        var regions = CoordinatesReader.Regions("""{"a":[[10,20],[30,60]],"b":[[5,5],[50,5],[20,40]]}""");

        Assert.Equal([("a", new Box(10, 20, 20, 40)), ("b", new Box(5, 5, 45, 35))], regions.Select(region => (region.Name, region.Around())));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"a b":[[1,2],[3,4]]}""")]
    [InlineData("""{"a":[[1,2]]}""")]
    [InlineData("""{"a":[[1,2],[3]]}""")]
    [InlineData("""{"a":[[1,2],["x",4]]}""")]
    [InlineData("""{"a":7}""")]
    public void What_is_no_region_is_refused(string text) => Assert.Throws<DamException>(() => CoordinatesReader.Regions(text));

    [Fact]
    public void A_box_is_cut_to_the_picture_where_it_is_used()
    {
        Assert.Equal(new PixelRect(90, 10, 10, 20), new Box(90, 10, 50, 20).Inside(new(100, 100)));
        Assert.Null(new Box(100, 0, 5, 5).Inside(new(100, 100)));
        Assert.Equal(new Box(120, 30, 109, 51), new Box(120, 30, 109, 150).NoLargerThan(241, 51));
    }
}
