using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Tests.Engine;

namespace ServerlessDam.Media.Tests.Operations.Effects;

/// <summary>Effects that move pixels or make them transparent: what lies where afterwards.</summary>
public sealed class EffectShapes : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("e_distort:0:0:300:50:300:250:0:300", 300, 300)]
    [InlineData("e_distort:-50:-20:349:0:400:299:0:280", 450, 319)]
    [InlineData("e_shear:45.0:0.0", 700, 300)]
    [InlineData("e_shear:-45:0", 700, 300)]
    [InlineData("e_shear:0:45", 400, 700)]
    [InlineData("e_dropshadow", 400, 300)]
    [InlineData("e_shadow", 412, 312)]
    [InlineData("e_shadow,x_-20,y_50", 426, 356)]
    [InlineData("e_shadow,x_0,y_0", 412, 312)]
    [InlineData("e_outline:outer:20", 400, 300)]
    [InlineData("e_gradient_fade:symmetric_pad", 400, 300)]
    [InlineData("e_distort:arc:0", 400, 300)]
    [InlineData("e_distort:arc:360", 600, 600)]
    [InlineData("e_vectorize", 400, 300)]
    [InlineData("e_blur_region:300,h_50,w_50", 400, 300)]
    [InlineData("c_scale,e_pixelate_region,w_200", 200, 150)]
    public void Sizes_follow_from_the_arguments(string transformation, int width, int height)
    {
        using var picture = Bench.Flat(400, 300, 90, 120, 40);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), transformation);

        Assert.InRange(result.Width, width - 2, width + 2);
        Assert.InRange(result.Height, height - 2, height + 2);
    }

    [Theory]
    [InlineData(100, 100, 40, 20, "e_trim", 40, 20)]
    [InlineData(100, 100, 0, 0, "e_trim", 100, 100)]
    public void Trimming_leaves_what_stands_out_or_all(int width, int height, int blockWidth, int blockHeight, string transformation, int leftWidth, int leftHeight)
    {
        using var white = Bench.Flat(width, height, 255, 255, 255);
        using var block = Bench.Flat(Math.Max(1, blockWidth), Math.Max(1, blockHeight), 255, 0, 0);
        using var picture = blockWidth > 0 ? white.Insert(block, 30, 40) : white.Copy();

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), transformation);

        Assert.Equal((leftWidth, leftHeight), (result.Width, result.Height));
    }

    [Fact]
    public void Corners_go_where_they_are_sent_and_leave_transparency_behind()
    {
        using var picture = Bench.Halves(100, 100, [255, 0, 0], [0, 0, 255]);
        var source = _bench.Save(picture, "a.png");

        using var narrowed = _bench.Derive(source, "e_distort:0:0:100:40:100:60:0:100");
        using var mirrored = _bench.Derive(source, "e_distort:100:0:0:0:0:100:100:100");
        using var sheared = _bench.Derive(source, "e_shear:45:0");

        Assert.Equal([255.0, 0, 0, 255], narrowed.Getpoint(5, 50));
        Assert.Equal([0.0, 0, 255, 255], narrowed.Getpoint(95, 50));
        Assert.Equal(0, narrowed.Getpoint(95, 5)[3]);
        Assert.Equal([0.0, 0, 255, 255], mirrored.Getpoint(10, 50));
        Assert.Equal([255.0, 0, 0, 255], sheared.Getpoint(5, 2));
        Assert.Equal(0, sheared.Getpoint(5, 98)[3]);
        Assert.Equal([0.0, 0, 255, 255], sheared.Getpoint(195, 97));
    }

    [Theory]
    [InlineData("e_distort:0:0:100:100:50:50:0:100", "quadrangle")]
    [InlineData("e_distort:0:0:100:100:100:0:0:100", "quadrangle")]
    [InlineData("e_distort:0:0:0:0:0:0:0:0", "quadrangle")]
    [InlineData("e_distort:0:0:25000:0:25000:25000:0:25000", "Maximum image")]
    [InlineData("e_shear:89:89", "Maximum image")]
    public void What_is_no_picture_or_too_large_is_refused(string transformation, string message)
    {
        using var picture = Bench.Flat(400, 300, 90, 120, 40);

        var error = Assert.Throws<DamException>(() => _bench.Run(_bench.Save(picture, "a.png"), transformation, "png"));

        Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_arc_bends_both_ends_downwards_and_below_zero_upwards()
    {
        using var picture = Bench.Flat(200, 40, 255, 0, 0);
        var source = _bench.Save(picture, "a.png");

        using var down = _bench.Derive(source, "e_distort:arc:90");
        using var up = _bench.Derive(source, "e_distort:arc:-90");

        Assert.Equal(255, down.Getpoint(down.Width / 2, 4)[3]);
        Assert.Equal(0, down.Getpoint(down.Width / 2, down.Height - 3)[3]);
        Assert.Equal(0, up.Getpoint(up.Width / 2, 3)[3]);
        Assert.Equal(255, up.Getpoint(up.Width / 2, up.Height - 5)[3]);
        Assert.Equal((down.Width, down.Height), (up.Width, up.Height));
    }

    [Fact]
    public void A_flat_background_becomes_transparent_only_as_far_as_it_reaches_from_the_edge()
    {
        using var white = Bench.Flat(60, 60, 250, 250, 250);
        using var ring = Bench.Flat(40, 40, 200, 30, 30);
        using var hole = Bench.Flat(10, 10, 250, 250, 250);
        using var framed = white.Insert(ring, 10, 10);
        using var picture = framed.Insert(hole, 25, 25);
        var source = _bench.Save(picture, "a.png");

        using var connected = _bench.Derive(source, "e_bgremoval");
        using var everywhere = _bench.Derive(source, "e_make_transparent:10");
        using var given = _bench.Derive(source, "co_rgb:c81e1e,e_make_transparent:10");

        Assert.Equal([0.0, 255, 255], new[] { connected.Getpoint(2, 2)[3], connected.Getpoint(15, 15)[3], connected.Getpoint(30, 30)[3] });
        Assert.Equal([0.0, 255, 0], new[] { everywhere.Getpoint(2, 2)[3], everywhere.Getpoint(15, 15)[3], everywhere.Getpoint(30, 30)[3] });
        Assert.Equal([255.0, 0, 255], new[] { given.Getpoint(2, 2)[3], given.Getpoint(15, 15)[3], given.Getpoint(30, 30)[3] });
    }

    [Fact]
    public void A_screen_is_taken_out_in_light_and_shade()
    {
        using var screen = Bench.Halves(60, 60, [30, 180, 60], [22, 130, 42]);
        using var person = Bench.Flat(20, 20, 220, 170, 150);
        using var picture = screen.Insert(person, 20, 20);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), "e_bgremoval:screen");

        Assert.Equal([0.0, 0, 255], new[] { result.Getpoint(5, 5)[3], result.Getpoint(55, 5)[3], result.Getpoint(30, 30)[3] });
    }

    [Fact]
    public void An_outline_lies_outside_or_inside_and_can_fill_the_shape()
    {
        using var clear = Bench.Flat(60, 60, 0, 0, 0, 0);
        using var block = Bench.Flat(20, 20, 255, 0, 0, 255);
        using var picture = clear.Insert(block, 20, 20);
        var source = _bench.Save(picture, "a.png");

        using var outer = _bench.Derive(source, "co_blue,e_outline:6");
        using var inner = _bench.Derive(source, "co_blue,e_outline:inner:4");
        using var fill = _bench.Derive(source, "co_blue,e_outline:fill:6");
        using var innerFill = _bench.Derive(source, "co_blue,e_outline:inner_fill:6");

        Assert.Equal([0.0, 0, 255, 255], outer.Getpoint(16, 30));
        Assert.Equal([255.0, 0, 0, 255], outer.Getpoint(21, 30));
        Assert.Equal(0, outer.Getpoint(10, 30)[3]);
        Assert.Equal([0.0, 0, 255, 255], inner.Getpoint(21, 30));
        Assert.Equal([255.0, 0, 0, 255], inner.Getpoint(30, 30));
        Assert.Equal(0, inner.Getpoint(16, 30)[3]);
        Assert.Equal([0.0, 0, 255, 255], fill.Getpoint(30, 30));
        Assert.Equal([0.0, 0, 255, 255], fill.Getpoint(16, 30));
        Assert.Equal([0.0, 0, 255, 255], innerFill.Getpoint(30, 30));
        Assert.Equal(0, innerFill.Getpoint(16, 30)[3]);
    }

    [Fact]
    public void A_shadow_falls_away_from_the_light()
    {
        using var clear = Bench.Flat(100, 100, 0, 0, 0, 0);
        using var block = Bench.Flat(30, 30, 255, 0, 0, 255);
        using var picture = clear.Insert(block, 35, 35);
        var source = _bench.Save(picture, "a.png");

        using var fromTop = _bench.Derive(source, "e_dropshadow:azimuth_0;elevation_30;spread_10");
        using var fromLeft = _bench.Derive(source, "e_dropshadow:azimuth_270;elevation_30;spread_10");
        using var grown = _bench.Derive(source, "co_rgb:0000ff,e_shadow:100,x_20,y_0");

        Assert.InRange(fromTop.Getpoint(50, 75)[3], 100, 180);
        Assert.Equal(0, fromTop.Getpoint(50, 25)[3]);
        Assert.InRange(fromLeft.Getpoint(75, 50)[3], 100, 180);
        Assert.Equal([255.0, 0, 0, 255], fromTop.Getpoint(50, 50));
        Assert.Equal([0.0, 0, 255, 255], grown.Getpoint(75, 56));
    }

    [Theory]
    [InlineData("e_gradient_fade:20,x_0.5", 1, 30, 58, 30)]
    [InlineData("e_gradient_fade:20,x_-0.5", 58, 30, 1, 30)]
    [InlineData("e_gradient_fade:20,y_30", 30, 1, 30, 58)]
    [InlineData("e_gradient_fade", 30, 1, 30, 58)]
    [InlineData("e_gradient_fade:symmetric:20,x_0.3", 58, 30, 30, 30)]
    public void A_fade_is_transparent_at_its_edge_and_opaque_beyond_its_reach(string transformation, int fadedX, int fadedY, int wholeX, int wholeY)
    {
        using var picture = Bench.Flat(60, 60, 200, 100, 50);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), transformation);

        Assert.InRange(result.Getpoint(fadedX, fadedY)[3], 0, 30);
        Assert.Equal([200.0, 100, 50, 255], result.Getpoint(wholeX, wholeY));
    }

    [Fact]
    public void A_stronger_fade_takes_more_and_a_padded_picture_fades_from_its_own_edges()
    {
        using var picture = Bench.Flat(60, 60, 200, 100, 50);
        var source = _bench.Save(picture, "a.png");

        using var weak = _bench.Derive(source, "e_gradient_fade:10,x_0.5");
        using var strong = _bench.Derive(source, "e_gradient_fade:80,x_0.5");
        using var padded = _bench.Derive(source, "c_pad,h_60,w_120/e_gradient_fade:symmetric_pad,x_0.3");

        Assert.True(weak.Getpoint(10, 30)[3] > strong.Getpoint(10, 30)[3]);
        Assert.InRange(padded.Getpoint(31, 30)[3], 0, 30);
        Assert.Equal(255, padded.Getpoint(60, 30)[3]);
    }
}
