using ServerlessDam.Media.Operations.Effects;
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
    [InlineData("c_pad,w_400,h_400,g_face", 0, 50)]
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
    [InlineData("c_auto,g_face,w_100,h_100", "140x140+250+150")]
    [InlineData("c_auto,g_face,w_100,h_100,z_2", "70x70+285+185")]
    [InlineData("c_auto,g_custom,w_40,h_40", "70x70+0+0")]
    [InlineData("c_thumb,g_region_sign,w_60,h_60", "96x96+0+204")]
    [InlineData("c_thumb,g_face:auto,w_100,h_100", "80x80+280+180")]
    [InlineData("c_thumb,g_person:auto,w_100,h_100", "80x80+280+180")]
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

    [Theory]
    [InlineData("c_thumb,g_auto,w_100,h_100", "80x80+40+60")]
    [InlineData("c_thumb,g_auto,w_100,h_100,z_2", "40x40+60+80")]
    [InlineData("c_auto,g_auto,w_100,h_100", "80x80+40+60")]
    public void What_the_pixels_found_is_the_window_of_a_thumb(string raw, string source)
    {
        Assert.True(Step(raw).LooksForSubject(Picture()));
        Assert.Equal(source, Step(raw).Resolve(Picture() with { Salient = new(40, 60, 80, 80) }).Source.ToString());
    }

    [Theory]
    [InlineData("c_fill_pad", 20, 20, 40, 60, "400x300", "300x300+0+0", 0, 0)]
    [InlineData("c_fill_pad", 0, 0, 400, 300, "300x225", "300x225+0+0", 0, 37)]
    [InlineData("c_fill_pad", 50, 60, 350, 100, "343x257", "300x257+43+0", 0, 21)]
    [InlineData("c_auto_pad,z_2", 100, 60, 150, 100, "800x600", "300x300+200+70", 0, 0)]
    public void A_subject_is_padded_before_it_is_cut(
        string mode, int left, int top, int width, int height, string scaled, string window, int offsetX, int offsetY)
    {
        var geometry = Step($"{mode},g_auto,h_300,w_300").Resolve(Picture() with { Salient = new(left, top, width, height) });

        Assert.Equal(scaled, geometry.Scaled.ToString());
        Assert.Equal(window, geometry.Window.ToString());
        Assert.Equal((offsetX, offsetY), (geometry.OffsetX, geometry.OffsetY));
        Assert.Equal("300x300", geometry.Canvas.ToString());
    }

    [Theory]
    [InlineData("c_crop,g_auto,h_100,w_100", "100x100+150+100")]
    [InlineData("c_fill,g_auto,h_100,w_100", "301x300+48+0")]
    [InlineData("c_scale,w_0.5/c_crop,g_auto,h_100,w_100", "200x200+100+50")]
    [InlineData("c_crop,h_200,w_200,x_100,y_50/c_crop,g_auto,h_100,w_100", "100x100+150+100")]
    [InlineData("c_mpad,h_300,w_500/c_crop,g_auto,h_100,w_100", "100x100+150+100")]
    [InlineData("c_crop,g_auto,h_100,w_100/w_50", "100x100+150+100")]
    [InlineData("c_crop,g_face:auto,h_100,w_100", "100x100+270+170")]
    [InlineData("c_crop,h_100,w_100", null)]
    [InlineData("a_90/c_crop,g_auto,h_100,w_100", null)]
    public void What_an_automatic_choice_showed_is_told_in_pixels_of_the_input(string raw, string? window)
        => Assert.Equal(window, Plan.Check(Transformation.Parse(raw), ServedEffects.Catalog).Steps.Aggregate(Picture(), (picture, step) => step.After(picture)).AutoWindow?.ToString());

    [Theory]
    [InlineData("a_90", "50x50+55+295")]
    [InlineData("a_180", "50x50+55+55")]
    [InlineData("a_270", "50x50+195+55")]
    [InlineData("a_hflip", "50x50+55+195")]
    [InlineData("a_vflip", "50x50+295+55")]
    [InlineData("a_45", "71x71+248+346")]
    public void Regions_turn_with_the_picture(string raw, string face)
    {
        var step = Assert.IsType<RotateStep>(Assert.Single(Plan.Check(Transformation.Parse(raw), ServedEffects.Catalog).Steps));

        Assert.Equal(face, Assert.Single(step.After(Picture()).Faces).ToString());
    }

    [Theory]
    [InlineData("c_fill,w_100,h_100", 1.0 / 3)]
    [InlineData("c_scale,w_100", 0.25)]
    [InlineData("c_thumb,g_custom,w_20,h_20", 0.5)]
    [InlineData("c_thumb,g_auto,w_60,h_60", 0.4)]
    [InlineData("c_crop,w_20,h_20", 1)]
    public void A_decoder_may_shrink_as_far_as_nothing_of_the_window_is_lost(string raw, double scale)
        => Assert.Equal(scale, Step(raw).LargestScale(Picture()), 0.02);

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
        Regions = [new("sign", new(0, 240, 60, 60))],
    });

    private static ResizeStep Step(string raw) => Assert.IsType<ResizeStep>(Plan.Check(Transformation.Parse(raw), ServedEffects.Catalog).Steps[0]);

    private static ResizeGeometry Resolve(string raw) => Step(raw).Resolve(Picture());
}
