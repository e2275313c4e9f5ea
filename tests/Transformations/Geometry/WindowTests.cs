using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Tests.Geometry;

public sealed class WindowTests
{
    private static readonly PixelSize Size = new(400, 300);

    [Theory]
    [InlineData("c_crop,w_100,h_100,g_north_west", 0, 0)]
    [InlineData("c_crop,w_100,h_100,g_north", 150, 0)]
    [InlineData("c_crop,w_100,h_100,g_east", 300, 100)]
    [InlineData("c_crop,w_100,h_100,g_south_east", 300, 200)]
    [InlineData("c_crop,w_100,h_100,g_south_east,x_10,y_20", 290, 180)]
    [InlineData("c_crop,w_100,h_100,g_west,x_10,y_-20", 10, 80)]
    [InlineData("c_crop,w_100,h_100,g_center,x_30,y_40", 180, 140)]
    [InlineData("c_crop,w_100,h_100,g_north_west,x_1000,y_-1000", 300, 0)]
    [InlineData("c_crop,w_100,h_100,g_xy_center,x_60,y_70", 10, 20)]
    [InlineData("c_crop,w_100,h_100,g_xy_center,x_0,y_0", 0, 0)]
    [InlineData("c_crop,w_0.25,h_0.5,g_xy_center,x_0.5,y_0.5", 150, 75)]
    [InlineData("c_crop,w_100,h_100,x_20,y_30", 20, 30)]
    [InlineData("c_crop,w_100,h_100,x_20,y_30,dpr_2", 40, 60)]
    [InlineData("c_crop,w_100,h_100", 150, 100)]
    [InlineData("c_crop,w_101,h_100", 149, 100)]
    [InlineData("c_fill,w_100,h_100", 16, 0)]
    [InlineData("c_fill,w_100,h_100,g_east", 33, 0)]
    [InlineData("c_fill,w_100,h_100,g_xy_center,x_360,y_0", 33, 0)]
    [InlineData("c_crop,w_100,h_100,g_face", 270, 170)]
    [InlineData("c_fill,w_100,h_100,g_face", 33, 0)]
    [InlineData("c_fill,w_300,h_300,g_custom", 0, 0)]
    public void The_window_lies_where_gravity_and_offsets_say(string raw, int x, int y)
    {
        var window = Resolve(raw).Window;

        Assert.Equal((x, y), (window.X, window.Y));
    }

    [Theory]
    [InlineData("c_pad,w_400,h_400", 0, 50)]
    [InlineData("c_pad,w_400,h_400,g_north", 0, 0)]
    [InlineData("c_pad,w_400,h_400,g_south,y_10", 0, 90)]
    [InlineData("c_pad,w_400,h_400,g_south,y_-10", 0, 100)]
    [InlineData("c_mpad,w_500,h_100,g_east", 100, 0)]
    [InlineData("c_lpad,w_800,h_600,g_north_west,x_7,y_9", 7, 9)]
    public void The_picture_lies_on_its_canvas_by_the_same_rule(string raw, int x, int y)
    {
        var geometry = Resolve(raw);

        Assert.Equal((x, y), (geometry.OffsetX, geometry.OffsetY));
        Assert.True(geometry.Pads);
    }

    [Theory]
    [InlineData("c_thumb,g_face,w_100,h_100", "80x80+280+180")]
    [InlineData("c_thumb,g_face,w_100,h_100,z_2", "40x40+300+200")]
    [InlineData("c_thumb,g_face,w_100,h_100,z_0.5", "160x160+240+140")]
    [InlineData("c_thumb,g_face,w_100,h_100,z_0.01", "300x300+100+0")]
    [InlineData("c_thumb,g_face,w_200,h_100", "160x80+240+180")]
    [InlineData("c_thumb,g_custom,w_40,h_40", "40x40+10+15")]
    [InlineData("c_thumb,g_center,w_100,h_100,z_2", "150x150+125+75")]
    public void A_thumb_takes_the_surroundings_of_its_region(string raw, string source)
    {
        var geometry = Resolve(raw);

        Assert.Equal(source, geometry.Source.ToString());
        Assert.Equal(geometry.Scaled, geometry.Canvas);
    }

    [Theory]
    [InlineData("c_fill,g_auto,w_100,h_100", true)]
    [InlineData("c_crop,g_auto,w_100,h_100", true)]
    [InlineData("c_thumb,g_auto,w_100,h_100", true)]
    [InlineData("c_lfill,g_auto,w_900,h_100", true)]
    [InlineData("c_fill,g_auto,w_400,h_300", false)]
    [InlineData("c_fill,g_auto:face,w_100,h_100", false)]
    [InlineData("c_fill,g_north,w_100,h_100", false)]
    public void Only_automatic_gravity_leaves_the_window_free(string raw, bool free) => Assert.Equal(free, Resolve(raw).WindowIsFree);

    [Fact]
    public void A_sliver_is_cut_before_it_is_blown_up()
    {
        var picture = PictureState.Of(new() { Size = new(20_000, 2) });
        var geometry = Step("c_fill,w_1000,h_1000").Resolve(picture);

        Assert.Equal(new PixelSize(1000, 1000), geometry.Scaled);
        Assert.Equal("2x2+9999+0", geometry.Source.ToString());
    }

    [Fact]
    public void Regions_move_along_with_the_picture_and_vanish_with_what_is_cut()
    {
        var picture = Picture();

        var half = picture.After(Step("c_scale,w_0.5").Resolve(picture));
        Assert.Equal("25x25+147+97", Assert.Single(half.Faces).ToString());
        var padded = half.After(Step("c_mpad,w_300,h_250").Resolve(half));
        Assert.Equal("25x25+197+147", Assert.Single(padded.Faces).ToString());
        Assert.Empty(picture.Cropped(new(0, 0, 50, 50)).Faces);
        Assert.Equal("40x30+10+20", picture.Cropped(new(0, 0, 50, 50)).CustomCoordinates.ToString());
        Assert.Equal(Size, padded.Initial);
    }

    [Fact]
    public void Sizes_round_half_up_and_never_below_one()
    {
        Assert.Equal([1, 1, 2, 2, int.MaxValue], new[] { 0.2, 1.49, 1.5, 2.49, 1e300 }.Select(PixelLimits.Round));
        Assert.Equal(1, PixelLimits.Round(double.NaN));
    }

    [Fact]
    public void Covering_a_box_takes_the_larger_of_the_two_scales_and_fitting_the_smaller()
    {
        Assert.Equal(2, Size.ScaleToCover(new(800, 300)));
        Assert.Equal(1, Size.ScaleToFit(new(800, 300)));
    }

    private static PictureState Picture() => PictureState.Of(new()
    {
        Size = Size,
        Faces = [new(295, 195, 50, 50)],
        CustomCoordinates = new(10, 20, 40, 30),
    });

    private static ResizeStep Step(string raw) => Assert.IsType<ResizeStep>(Plan.Check(Transformation.Parse(raw)).Steps[0]);

    private static ResizeGeometry Resolve(string raw) => Step(raw).Resolve(Picture());
}
