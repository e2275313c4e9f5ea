using ServerlessDam.Media.Operations.Salience;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Tests.Operations.Salience;

public sealed class KnownRegionTests
{
    private static readonly PixelSize Picture = new(1000, 500);

    /// <summary>100 to 300 across and 100 to 400 down, of a weight of 1.</summary>
    private static readonly KnownRegion Thing = KnownRegion.Of(new(100, 100, 200, 300), Picture, 1);

    [Theory]
    [InlineData(0, 0, 1, 1)]
    [InlineData(0.1, 0.2, 0.2, 0.6)]
    [InlineData(0.4, 0, 0.3, 1)]
    public void A_window_that_shows_all_of_it_or_nothing_loses_nothing(double left, double top, double width, double height)
        => Assert.Equal(0, Lost(left, top, width, height), 9);

    [Fact]
    public void The_more_is_cut_off_the_less_it_is_worth()
    {
        // From the top, in hundredths of the picture's height; the thing begins at 20 and is 60 high.
        var worth = Enumerable.Range(0, 12).Select(i => 0.2 + (i * 0.05)).Select(top => ((0.8 - top) / 0.6) - Lost(0, top, 1, 1 - top)).ToList();

        Assert.Equal(worth.OrderDescending(), worth);
        Assert.Equal(1, worth[0], 9);
        Assert.True(worth[1] < 0.75, "Who cuts off a head loses more than a twelfth.");
    }

    [Fact]
    public void What_no_window_can_show_whole_loses_nothing_where_a_window_shows_as_much_as_can_be()
    {
        var window = (Width: 0.5, Height: 0.3);

        Assert.Equal(0, Thing.Lost(0, 0.3, window.Width, window.Height, window), 9);
        Assert.True(Thing.Lost(0, 0.1, window.Width, window.Height, window) > 0);
        Assert.True(Thing.Lost(0, 0.3, window.Width, window.Height, (1, 1)) > 0);
    }

    [Fact]
    public void A_head_reaches_above_its_face_and_not_out_of_the_picture()
    {
        Assert.Equal(new PixelRect(475, 150, 150, 175), KnownRegion.HeadOf(new(500, 200, 100, 100), Picture));
        Assert.Equal(new PixelRect(0, 0, 125, 135), KnownRegion.HeadOf(new(0, 10, 100, 100), Picture));
        Assert.Equal(new PixelRect(875, 350, 125, 150), KnownRegion.HeadOf(new(900, 400, 100, 100), Picture));
    }

    [Fact]
    public void A_thing_has_room_around_it_as_far_as_there_is()
        => Assert.Equal(new PixelRect(88, 82, 224, 336), KnownRegion.WithRoom(new(100, 100, 200, 300), Picture));

    private static double Lost(double left, double top, double width, double height) => Thing.Lost(left, top, width, height, (1, 1));
}
