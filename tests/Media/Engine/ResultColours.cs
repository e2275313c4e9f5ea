using NetVips;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>On pictures of flat colours every pixel can be foretold.</summary>
public sealed class ResultColours : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("w_20", 200, 100, 50)]
    [InlineData("e_negate", 55, 155, 205)]
    [InlineData("e_red:20", 251, 100, 50)]
    [InlineData("e_green:-20", 200, 49, 50)]
    [InlineData("e_blue:100", 200, 100, 255)]
    [InlineData("e_brightness:20", 251, 151, 101)]
    [InlineData("co_rgb:000064,e_colorize:50", 100, 50, 75)]
    [InlineData("e_contrast:level_50;type_linear", 164, 114, 89)]
    [InlineData("e_saturation:-100", 118, 118, 118)]
    [InlineData("e_saturation:0", 200, 100, 50)]
    [InlineData("e_hue:0", 200, 100, 50)]
    [InlineData("e_gamma:0", 200, 100, 50)]
    [InlineData("e_contrast:0", 200, 100, 50)]
    [InlineData("e_sepia:100", 165, 147, 114)]
    [InlineData("e_blackwhite:60", 0, 0, 0)]
    [InlineData("e_blackwhite:30", 255, 255, 255)]
    [InlineData("e_blur:400", 200, 100, 50)]
    [InlineData("e_sharpen:500", 200, 100, 50)]
    [InlineData("e_unsharp_mask:500", 200, 100, 50)]
    [InlineData("e_pixelate:7", 200, 100, 50)]
    public void An_effect_changes_a_colour_by_its_formula(string transformation, int red, int green, int blue)
    {
        using var picture = Bench.Flat(40, 30, 200, 100, 50);
        using var clear = Bench.Flat(40, 30, 200, 100, 50, 255);

        using var opaque = _bench.Derive(_bench.Save(picture, "a.png"), transformation);
        using var alpha = _bench.Derive(_bench.Save(clear, "a.png"), transformation);

        Assert.Equal([red, green, blue], opaque.Getpoint(10, 7).Select(band => (int)band));
        Assert.Equal([red, green, blue, 255], alpha.Getpoint(10, 7).Select(band => (int)band));
    }

    [Theory]
    [InlineData("e_brightness:10", "e_brightness:40")]
    [InlineData("e_gamma:10", "e_gamma:60")]
    [InlineData("e_vignette:60", "e_vignette:10")]
    [InlineData("e_red:10", "e_red:50")]
    public void More_of_a_brightening_effect_is_brighter(string less, string more)
    {
        using var picture = Bench.Halves(60, 40, [90, 110, 70], [150, 130, 160]);
        var source = _bench.Save(picture, "a.png");

        using var first = _bench.Derive(source, less);
        using var second = _bench.Derive(source, more);

        Assert.True(second.Avg() > first.Avg());
    }

    [Theory]
    [InlineData("e_contrast:20", "e_contrast:80")]
    [InlineData("e_blur:400", "e_blur:20")]
    [InlineData("e_contrast:level_120;type_linear", "e_contrast:level_180;type_linear")]
    [InlineData("e_pixelate:20", "e_pixelate:2")]
    [InlineData("e_auto_contrast:20", "e_auto_contrast:100")]
    [InlineData("e_sharpen:10", "e_sharpen:900")]
    public void More_of_a_contrasting_effect_spreads_the_tones(string less, string more)
    {
        using var noise = Image.Gaussnoise(64, 64, sigma: 12, mean: 128, seed: 3);
        using var bytes = noise.Cast(Enums.BandFormat.Uchar);
        var source = _bench.Save(bytes, "a.png");

        using var first = _bench.Derive(source, less);
        using var second = _bench.Derive(source, more);

        Assert.True(second.Deviate() > first.Deviate(), $"{first.Deviate()} against {second.Deviate()}");
    }

    [Fact]
    public void Padding_has_the_colour_asked_for_and_the_picture_keeps_its_own()
    {
        using var picture = Bench.Flat(40, 20, 255, 0, 0);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), "b_rgb:0000ff,c_pad,h_40,w_40");
        using var clear = _bench.Derive(_bench.Save(picture, "a.png"), "c_pad,h_40,w_40");
        using var white = _bench.Derive(_bench.Save(picture, "a.png"), "c_pad,h_40,w_40,q_100", "jpg");

        Assert.Equal([0.0, 0, 255], result.Getpoint(20, 2));
        Assert.Equal([255.0, 0, 0], result.Getpoint(20, 20));
        Assert.Equal(0, clear.Getpoint(20, 2)[3]);
        Assert.InRange(white.Getpoint(20, 2).Min(), 253, 255);
    }

    [Fact]
    public void Transparency_is_laid_on_the_background_or_on_white()
    {
        using var clear = Bench.Flat(40, 20, 255, 0, 0, 0);
        var source = _bench.Save(clear, "a.png");

        using var white = _bench.Derive(source, "q_100", "jpg");
        using var green = _bench.Derive(source, "b_rgb:00ff00,c_pad,h_20,w_40");
        using var kept = _bench.Derive(source, "w_10", "webp");

        Assert.Equal(255, white.Getpoint(5, 5).Min());
        Assert.Equal([0.0, 255, 0], green.Getpoint(5, 5)[..3]);
        Assert.Equal(0, kept.Getpoint(2, 2)[3]);
    }

    [Fact]
    public void Rounded_corners_are_transparent_with_smooth_edges()
    {
        using var picture = Bench.Flat(100, 60, 255, 0, 0);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), "r_20:0:10:0");
        using var ellipse = _bench.Derive(_bench.Save(picture, "a.png"), "r_max");
        using var alpha = result[3];
        using var partial = alpha.Equal(0) | alpha.Equal(255);

        Assert.Equal(0, result.Getpoint(0, 0)[3]);
        Assert.Equal(255, result.Getpoint(99, 0)[3]);
        Assert.Equal(255, result.Getpoint(0, 59)[3]);
        Assert.Equal(0, result.Getpoint(99, 59)[3]);
        Assert.Equal([255.0, 0, 0, 255], result.Getpoint(50, 30));
        Assert.True(partial.Min() < 255);
        Assert.Equal(0, ellipse.Getpoint(2, 2)[3]);
        Assert.InRange(ellipse.Getpoint(50, 0)[3], 200, 255);
    }

    [Fact]
    public void A_border_lies_outside_and_follows_the_rounding()
    {
        using var picture = Bench.Flat(40, 40, 255, 0, 0);
        var source = _bench.Save(picture, "a.png");

        using var square = _bench.Derive(source, "bo_5px_solid_rgb:0000ff");
        using var round = _bench.Derive(source, "bo_5px_solid_rgb:0000ff,r_max");

        Assert.Equal((50, 50, 3), (square.Width, square.Height, square.Bands));
        Assert.Equal([0.0, 0, 255], square.Getpoint(0, 0));
        Assert.Equal([0.0, 0, 255], square.Getpoint(4, 25));
        Assert.Equal([255.0, 0, 0], square.Getpoint(5, 25));
        Assert.Equal(0, round.Getpoint(0, 0)[3]);
        Assert.Equal([0.0, 0, 255, 255], round.Getpoint(2, 25));
        Assert.Equal([255.0, 0, 0, 255], round.Getpoint(25, 25));
    }

    [Fact]
    public void Turning_is_clockwise_and_mirroring_follows()
    {
        using var picture = Bench.Halves(40, 20, [255, 0, 0], [0, 0, 255]);
        var source = _bench.Save(picture, "a.png");

        using var right = _bench.Derive(source, "a_90");
        using var flipped = _bench.Derive(source, "a_hflip");
        using var oblique = _bench.Derive(source, "a_45");
        using var filled = _bench.Derive(source, "a_45,b_rgb:00ff00");

        Assert.Equal([255.0, 0, 0], right.Getpoint(10, 2));
        Assert.Equal([0.0, 0, 255], right.Getpoint(10, 37));
        Assert.Equal([0.0, 0, 255], flipped.Getpoint(2, 10));
        Assert.Equal(0, oblique.Getpoint(0, 0)[3]);
        Assert.Equal([0.0, 255, 0], filled.Getpoint(0, 0)[..3]);
    }

    [Fact]
    public void Opacity_multiplies_alpha()
    {
        using var picture = Bench.Flat(10, 10, 255, 0, 0, 200);

        using var half = _bench.Derive(_bench.Save(picture, "a.png"), "o_50");
        using var threshold = _bench.Derive(_bench.Save(picture, "a.png"), "e_opacity_threshold:90");

        Assert.Equal([255.0, 0, 0, 100], half.Getpoint(5, 5));
        Assert.Equal(0, threshold.Getpoint(5, 5)[3]);
    }

    [Theory]
    [InlineData("b_auto,c_pad,h_80,w_80", 255, 0, 0)]
    [InlineData("b_auto:border_contrast,c_pad,h_80,w_80", 0, 255, 255)]
    [InlineData("b_auto:predominant,c_pad,h_80,w_80", 255, 0, 0)]
    [InlineData("b_auto:border_gradient,c_pad,h_80,w_80", 255, 0, 0)]
    [InlineData("b_blurred,c_pad,h_80,w_80", 255, 0, 0)]
    public void A_background_can_come_from_the_picture(string transformation, int red, int green, int blue)
    {
        using var picture = Bench.Flat(80, 40, 255, 0, 0);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), transformation);

        Assert.Equal((80, 80), (result.Width, result.Height));
        Assert.Equal([red, green, blue], result.Getpoint(40, 5)[..3].Select(band => (int)band));
        Assert.Equal([255.0, 0, 0], result.Getpoint(40, 40)[..3]);
    }

    [Fact]
    public void Invisible_colours_do_not_bleed_into_visible_ones()
    {
        using var picture = Bench.Halves(80, 80, [255, 0, 0, 255], [0, 255, 0, 0]);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), "w_10/e_blur:60");

        Assert.Equal([255.0, 0], result.Getpoint(4, 5)[..2]);
    }
}
