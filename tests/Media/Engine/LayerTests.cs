using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>Layers on flat colours: base 400x300 blue, logo 100x50 red, both opaque, unless said.</summary>
public sealed class LayerTests : IDisposable
{
    private static readonly double[] Blue = [0, 0, 200];
    private static readonly double[] Red = [200, 0, 0];

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("l_logo/fl_layer_apply", 400, 300)]
    [InlineData("l_logo/c_scale,w_50/fl_layer_apply,g_south_east,x_5,y_5", 400, 300)]
    [InlineData("l_logo,g_north_west,w_50", 400, 300)]
    [InlineData("l_logo/c_scale,w_500/fl_layer_apply", 500, 300)]
    [InlineData("l_logo/c_scale,w_500/fl_layer_apply,fl_no_overflow", 400, 300)]
    [InlineData("l_logo/fl_layer_apply,g_north_west,x_-20,y_-10", 420, 310)]
    [InlineData("l_logo/fl_layer_apply,g_south,y_-50", 400, 350)]
    [InlineData("u_logo/c_scale,h_600,w_600/fl_layer_apply", 600, 600)]
    [InlineData("l_logo/c_scale,fl_relative,w_0.5/fl_layer_apply", 400, 300)]
    [InlineData("l_logo/fl_layer_apply,fl_tiled", 400, 300)]
    [InlineData("l_logo/e_sepia/e_multiply,fl_layer_apply", 400, 300)]
    [InlineData("l_logo/c_scale,w_200/fl_layer_apply/c_scale,w_100", 100, 75)]
    [InlineData("l_logo/fl_cutter,fl_layer_apply", 400, 300)]
    [InlineData("l_logo/l_logo/c_scale,w_10/fl_layer_apply/fl_layer_apply", 400, 300)]
    [InlineData("if_w_gt_100/l_logo/fl_layer_apply,g_south,y_-50/if_end", 400, 350)]
    [InlineData("if_w_gt_1000/l_logo/fl_layer_apply,g_south,y_-50/if_else/c_scale,w_40/if_end", 40, 30)]
    [InlineData("$img_!logo!/l_$img/fl_layer_apply,g_south,y_-50", 400, 350)]
    [InlineData("l_fetch:aHR0cHM6Ly9leGFtcGxlLmNvbS9hLnBuZw==/fl_layer_apply,g_south,y_-50", 400, 350)]
    public void The_canvas_holds_base_and_layer(string transformation, int width, int height)
    {
        using var result = Derive(transformation);

        Assert.Equal((width, height), (result.Width, result.Height));
    }

    [Theory]
    [InlineData("l_logo/fl_layer_apply", 200, 150, true)]
    [InlineData("l_logo/fl_layer_apply", 149, 150, false)]
    [InlineData("l_logo/fl_layer_apply", 150, 125, true)]
    [InlineData("l_logo/fl_layer_apply", 249, 174, true)]
    [InlineData("l_logo/fl_layer_apply", 250, 175, false)]
    [InlineData("l_logo,g_north_west,w_50", 0, 0, true)]
    [InlineData("l_logo,g_north_west,w_50", 50, 24, false)]
    [InlineData("l_logo/fl_layer_apply,g_south_east,x_5,y_5", 394, 294, true)]
    [InlineData("l_logo/fl_layer_apply,g_south_east,x_5,y_5", 395, 295, false)]
    [InlineData("l_logo/fl_layer_apply,g_north_west,x_0.5,y_0.5", 200, 150, true)]
    [InlineData("l_logo/fl_layer_apply,g_north_west,x_0.5,y_0.5", 199, 150, false)]
    [InlineData("l_logo/c_scale,fl_relative,w_0.5/fl_layer_apply,g_north_west", 199, 99, true)]
    [InlineData("l_logo/c_scale,fl_relative,w_0.5/fl_layer_apply,g_north_west", 200, 100, false)]
    [InlineData("l_logo/c_scale,w_0.5/fl_layer_apply,g_north_west", 50, 25, false)]
    // The flag of a component in the middle is that of this one alone.
    [InlineData("l_logo/c_crop,h_0.5,w_0.5/c_scale,fl_relative,w_0.5/fl_layer_apply,g_north_west", 199, 99, true)]
    [InlineData("l_logo/c_crop,h_0.5,w_0.5/c_scale,fl_relative,w_0.5/fl_layer_apply,g_north_west", 200, 100, false)]
    [InlineData("l_logo/c_scale,w_0.5/c_scale,w_0.5/fl_layer_apply,fl_relative,g_north_west", 199, 99, true)]
    [InlineData("l_logo/fl_layer_apply,g_xy_center,x_100,y_100", 50, 75, true)]
    [InlineData("l_logo/fl_layer_apply,g_xy_center,x_100,y_100", 49, 75, false)]
    [InlineData("l_logo/c_scale,w_20/fl_layer_apply,fl_tiled", 399, 299, true)]
    [InlineData("u_logo/fl_layer_apply", 200, 150, false)]
    public void A_layer_lies_where_its_gravity_and_offsets_say(string transformation, int x, int y, bool isLayer)
    {
        using var result = Derive(transformation);

        Assert.Equal(isLayer ? Red : Blue, result.Getpoint(x, y)[..3]);
    }

    [Theory]
    [InlineData("e_multiply", 0, 0, 0)]
    [InlineData("e_screen", 200, 0, 200)]
    public void A_blend_mixes_both(string blend, int red, int green, int blue)
    {
        using var result = Derive($"l_logo/{blend},fl_layer_apply");

        Assert.Equal([red, green, blue], result.Getpoint(200, 150).Select(band => (int)Math.Round(band)));
        Assert.Equal(Blue, result.Getpoint(5, 5));
    }

    [Theory]
    [InlineData("l_logo/fl_cutter,fl_layer_apply", 255, 0)]
    [InlineData("l_logo/e_cut_out,fl_layer_apply", 0, 255)]
    [InlineData("l_logo/e_cut_out/fl_layer_apply", 0, 255)]
    [InlineData("e_cut_out,l_logo/fl_layer_apply", 0, 255)]
    [InlineData("l_logo/if_w_gt_5/e_cut_out/if_end/fl_layer_apply", 0, 255)]
    [InlineData("l_logo/e_mask,fl_layer_apply", 98, 0)]
    public void A_mask_changes_alpha_alone(string transformation, int inside, int outside)
    {
        using var result = Derive(transformation);

        Assert.Equal([.. Blue, inside], result.Getpoint(200, 150).Select(band => Math.Abs(band - inside) <= 2 ? inside : band));
        Assert.Equal([.. Blue, outside], result.Getpoint(5, 5));
    }

    [Theory]
    [InlineData("l_map/e_displace,x_50,y_0,fl_layer_apply")]
    [InlineData("l_map/e_displace,x_50,y_0/fl_layer_apply")]
    public void A_displacement_moves_pixels_by_the_layer_s_red_and_green(string transformation)
    {
        using var picture = Bench.Halves(400, 300, [0, 0, 0], [255, 255, 255]);
        using var map = Bench.Flat(400, 300, 255, 128, 128);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), transformation, "png", Layers(("map", map)));

        Assert.Equal(0, result.Getpoint(148, 100)[0]);
        Assert.Equal(255, result.Getpoint(152, 100)[0]);
        Assert.Equal(255, result.Getpoint(399, 299)[0]);
    }

    [Theory]
    [InlineData("l_logo/fl_layer_apply,g_region_sign", true)]
    [InlineData("l_logo,g_region_sign", true)]
    [InlineData("l_logo/fl_layer_apply,g_region_other", false)]
    [InlineData("l_logo/fl_layer_apply,g_person", true)]
    [InlineData("l_logo/fl_layer_apply,g_body", true)]
    [InlineData("l_logo/fl_layer_apply,g_faces", false)]
    public void A_layer_lies_on_the_region_that_its_gravity_names_and_nowhere_without(string transformation, bool isLaid)
    {
        using var result = Derive(transformation, request => request with { Regions = [new("sign", new(300, 200, 40, 40))], Seen = [new("person", new(310, 210, 20, 20))] });

        Assert.Equal(isLaid ? Red : Blue, result.Getpoint(320, 220)[..3]);
        Assert.Equal(Blue, result.Getpoint(200, 150)[..3]);
    }

    [Theory]
    [InlineData("l_logo/e_multiply/l_logo/c_scale,w_4/fl_layer_apply,g_north_west/fl_layer_apply", 0, 0, 0)]
    [InlineData("l_logo/l_logo/e_multiply/c_scale,w_4/fl_layer_apply,g_north_west/fl_layer_apply", 200, 0, 0)]
    public void A_blend_is_that_of_its_own_layer_also_where_layers_are_within_each_other(string transformation, int red, int green, int blue)
    {
        using var result = Derive(transformation);

        Assert.Equal([red, green, blue], result.Getpoint(200, 150).Select(band => (int)Math.Round(band)));
    }

    [Fact]
    public void A_border_is_the_outline_of_letters_that_have_one_and_else_that_of_the_text_s_box()
    {
        using var boxed = Derive("b_white,bo_9px_solid_lime,l_text:Roboto_60:O");
        using var outlined = Derive("b_white,bo_9px_solid_lime,l_text:Roboto_60_stroke:O");
        using var bare = Derive("b_white,l_text:Roboto_60:O");

        Assert.Equal((0.0, true, true), (Lime(bare), Lime(boxed) > 0, Lime(outlined) > 0));
        Assert.Equal([0, 255, 0], Corner(boxed));
        Assert.Equal([255, 255, 255], Corner(outlined));

        static double Lime(Image image)
        {
            using var green = image[1] > 250;
            using var red = image[0] < 5;
            using var both = green & red;
            return both.Avg();
        }

        // Of the box, a little inside.
        static double[] Corner(Image image)
        {
            var found = image.FindTrim(threshold: 10, background: Blue);
            return image.Getpoint((int)found[0] + 2, (int)found[1] + 2)[..3];
        }
    }

    [Theory]
    [InlineData("c_fit,fl_relative,l_text:Roboto_40:some words and more,w_0.5/fl_layer_apply")]
    [InlineData("$f_0.5/c_fit,l_text:Roboto_40:some words and more,w_$f")]
    public void Lines_may_be_as_long_as_a_share_of_the_picture(string transformation)
    {
        using var share = Derive(transformation);
        using var pixels = Derive("c_fit,l_text:Roboto_40:some words and more,w_200");

        Assert.Equal(pixels.WriteToMemory<byte>(), share.WriteToMemory<byte>());
    }

    [Fact]
    public void A_layer_against_removal_is_the_same_each_time_and_not_where_it_was_asked_for()
    {
        using var plain = Derive("l_logo/fl_layer_apply");
        using var shaken = Derive("l_logo/e_anti_removal:100,fl_layer_apply");
        using var again = Derive("l_logo/e_anti_removal:100,fl_layer_apply");

        Assert.NotEqual(plain.WriteToMemory<byte>(), shaken.WriteToMemory<byte>());
        Assert.Equal(shaken.WriteToMemory<byte>(), again.WriteToMemory<byte>());
    }

    [Theory]
    [InlineData("LUT_3D_SIZE 2\n0 0 0\n0 0 0\n0 1 0\n0 1 0\n0 0 1\n0 0 1\n0 1 1\n0 1 1\n", "t.cube")]
    [InlineData("0 1023\n0 0 0\n0 0 1023\n0 1023 0\n0 1023 1023\n0 0 0\n0 0 1023\n0 1023 0\n0 1023 1023\n", "t.3dl")]
    public void A_table_maps_every_colour(string table, string name)
    {
        using var picture = Bench.Flat(20, 10, 200, 100, 50);

        using var result = _bench.Derive(
            _bench.Save(picture, "a.png"), $"l_lut:{name}/fl_layer_apply", "png",
            request => request with { Layers = new Dictionary<string, LayerFile> { [$"lut:{name}"] = new(_bench.Save(System.Text.Encoding.ASCII.GetBytes(table), name), "") } });

        Assert.Equal([0.0, 100, 50], result.Getpoint(5, 5));
    }

    [Theory]
    [InlineData("l_missing/fl_layer_apply", ErrorKind.NotFound, "missing")]
    [InlineData("l_logo/c_scale,h_7000,w_7000/fl_layer_apply/l_logo/c_scale,h_2000,w_2000/fl_layer_apply", null, null)]
    [InlineData("l_logo,g_auto", ErrorKind.InvalidParameter, "Use auto gravity only with crop, fill, lfill, fill_pad or thumb")]
    [InlineData("l_lut:logo/fl_layer_apply", ErrorKind.NotFound, "lut:logo")]
    [InlineData("fl_text_disallow_overflow,l_text:Roboto_400:Too%20long/fl_layer_apply", ErrorKind.InvalidParameter, "overflows the image of 400x300")]
    [InlineData("l_logo/fl_layer_apply,g_north_west,x_24951", ErrorKind.InvalidParameter, "Maximum image width/height is 25000")]
    public void What_cannot_be_laid_is_refused(string transformation, ErrorKind? kind, string? message)
    {
        if (kind is null)
        {
            Derive(transformation).Dispose();
            return;
        }

        var error = Assert.Throws<DamException>(() => Derive(transformation));
        Assert.Equal(kind, error.Kind);
        Assert.Contains(message!, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_animation_keeps_its_frames_under_a_layer()
    {
        using var reel = Bench.Reel(60, 40, 3);
        using var logo = Bench.Flat(10, 10, Red);

        using var result = _bench.Derive(_bench.Save(reel, "a.gif"), "l_logo,g_north_west", "gif", Layers(("logo", logo)));

        Assert.Equal(3, result.Height / result.PageHeight);
        Assert.All([0, 1, 2], frame => Assert.Equal(Red, result.Getpoint(5, (frame * 40) + 5)[..3]));
    }

    private Image Derive(string transformation, Func<DeriveRequest, DeriveRequest>? change = null)
    {
        using var picture = Bench.Flat(400, 300, Blue);
        using var logo = Bench.Flat(100, 50, Red);
        var layers = Layers(("logo", logo), ("fetch:aHR0cHM6Ly9leGFtcGxlLmNvbS9hLnBuZw", logo));
        return _bench.Derive(_bench.Save(picture, "a.png"), transformation, "png", request => layers(change?.Invoke(request) ?? request));
    }

    private Func<DeriveRequest, DeriveRequest> Layers(params (string Source, Image Image)[] layers)
    {
        var files = layers.ToDictionary(layer => layer.Source, layer => new LayerFile(_bench.Save(layer.Image, "layer.png"), "png"));
        return request => request with { Layers = files };
    }
}
