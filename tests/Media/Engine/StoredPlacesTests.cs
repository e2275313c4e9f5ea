using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Tests.Engine;

public sealed class StoredPlacesTests
{
    [Theory]
    [InlineData("jpg", null, null, "10x10+20+30", "dog 10x10+40+50", "6x6+1+2")]
    [InlineData("gif", 1, null, "10x10+20+30", "dog 10x10+40+50", "6x6+1+2")]
    [InlineData("gif", 3, null, "", "", "6x6+1+2")]
    [InlineData("psd", 1, null, "", "", "6x6+1+2")]
    [InlineData("pdf", null, 144, "20x20+40+60", "dog 20x20+80+100", "12x12+2+4")]
    [InlineData("pdf", null, 72, "10x10+20+30", "dog 10x10+40+50", "6x6+1+2")]
    [InlineData("ai", 2, 144, "", "", "12x12+2+4")]
    [InlineData("svg", null, 144, "20x20+40+60", "dog 20x20+80+100", "12x12+2+4")]
    [InlineData("svg", null, null, "10x10+20+30", "dog 10x10+40+50", "6x6+1+2")]
    public void Found_places_are_those_of_the_first_page_and_grow_with_the_density(string format, int? page, int? density, string faces, string seen, string custom)
    {
        var placed = On(format, new() { Page = page, DensityDpi = density }, new(1000, 1000));
        Assert.Equal((faces, seen, custom), (string.Join(' ', placed.Faces), string.Join(' ', placed.Seen.Select(region => $"{region.Name} {region.Box}")), placed.CustomCoordinates.ToString()));
    }

    [Fact]
    public void What_lies_outside_a_smaller_page_is_not_on_it()
    {
        var placed = On("pdf", new() { Page = 2, DensityDpi = 144 }, new(8, 8));
        Assert.Equal((null, "6x4+2+4"), (placed.Regions.Select(region => region.Name).FirstOrDefault(), placed.CustomCoordinates.ToString()));
    }

    private static PlanInput On(string format, SourceOptions options, PixelSize size)
    {
        var request = new DeriveRequest { SourcePath = "", SourceFormat = format, Transformation = "", Format = "png", OutputPath = "" };
        var input = new PlanInput
        {
            Size = size,
            Faces = [new(20, 30, 10, 10)],
            Seen = [new NamedRegion("dog", new(40, 50, 10, 10))],
            Regions = [new NamedRegion("logo", new(90, 90, 5, 5))],
            CustomCoordinates = new(1, 2, 6, 6),
        };
        return StoredPlaces.On(input, request, options);
    }
}
