using NetVips;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>Backgrounds, corners, borders and turns on pictures whose every pixel can be foretold.</summary>
public sealed class Surfaces : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("r_1000", "r_30")]
    [InlineData("r_max:max:max:max", "r_30")]
    [InlineData("r_60:0:60:0", "r_1000:0:1000:0")]
    [InlineData("r_29.6", "r_30")]
    public void A_radius_beyond_the_picture_is_cut_to_it(string asked, string meant)
    {
        using var picture = Bench.Flat(100, 60, 255, 0, 0);
        var source = _bench.Save(picture, "a.png");

        using var first = _bench.Derive(source, asked);
        using var second = _bench.Derive(source, meant);

        using var difference = (first - second).Abs();
        Assert.Equal(0, difference.Max());
        Assert.Equal(0, first.Getpoint(0, 0)[3]);
    }

    [Theory]
    [InlineData("r_20,b_auto")]
    [InlineData("r_max,b_auto:predominant")]
    [InlineData("r_20,b_blurred")]
    [InlineData("a_30,b_auto")]
    [InlineData("a_30,b_blurred:500")]
    [InlineData("a_45,b_auto:border_gradient")]
    public void A_background_of_opened_corners_has_the_colours_of_the_whole_picture(string transformation)
    {
        using var picture = Bench.Flat(80, 60, 200, 40, 40);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), transformation);

        Assert.Equal(3, result.Bands);
        Assert.All(new[] { result.Getpoint(0, 0), result.Getpoint(result.Width - 1, result.Height - 1) }, pixel =>
        {
            Assert.InRange(pixel[0], 198, 202);
            Assert.InRange(pixel[1], 38, 42);
        });
    }

    [Theory]
    [InlineData("r_max,bo_6px_solid_rgb:0000ff,b_rgb:00ff00")]
    [InlineData("r_20,bo_6px_solid_rgb:0000ff,b_rgb:00ff00")]
    public void A_background_lies_outside_the_line_around_rounded_corners(string transformation)
    {
        using var picture = Bench.Flat(60, 60, 255, 0, 0);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), transformation);

        Assert.Equal((72, 72, 3), (result.Width, result.Height, result.Bands));
        Assert.Equal([0.0, 255, 0], result.Getpoint(0, 0));
        Assert.Equal([0.0, 0, 255], result.Getpoint(2, 36));
        Assert.Equal([255.0, 0, 0], result.Getpoint(36, 36));
        var way = Enumerable.Range(0, 36).Select(i => result.Getpoint(i, i)).ToArray();
        Assert.Contains(way, pixel => pixel[2] > 250);
        Assert.DoesNotContain(way, pixel => pixel[0] > 100 && pixel[1] > 100);
    }

    [Fact]
    public void What_is_transparent_says_nothing_about_colours()
    {
        using var clear = Bench.Flat(80, 60, 0, 255, 0, 0);
        using var red = Bench.Flat(20, 20, 255, 0, 0, 255);
        using var picture = clear.Insert(red, 30, 20);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), "b_auto,c_pad,h_100,w_100");

        Assert.Equal([255.0, 0, 0], result.Getpoint(2, 2)[..3]);
    }

    [Fact]
    public void A_translucent_background_is_laid_once()
    {
        using var picture = Bench.Flat(40, 20, 255, 0, 0);
        using var clear = Bench.Flat(40, 20, 255, 0, 0, 0);

        using var padded = _bench.Derive(_bench.Save(picture, "a.png"), "b_rgb:0000ff80,c_pad,h_40,w_40");
        using var behind = _bench.Derive(_bench.Save(clear, "a.png"), "b_rgb:0000ff80,c_pad,h_40,w_40");

        Assert.Equal([0.0, 0, 255, 128], padded.Getpoint(20, 2));
        Assert.Equal([255.0, 0, 0, 255], padded.Getpoint(20, 20));
        Assert.Equal([0.0, 0, 255, 128], behind.Getpoint(20, 2));
        Assert.Equal([0.0, 0, 255, 128], behind.Getpoint(20, 20));
    }

    [Theory]
    [InlineData("b_auto,c_pad,w_1.0", 255, 0, 255)]
    [InlineData("b_auto:predominant,c_lpad,w_80", 255, 0, 255)]
    [InlineData("b_rgb:0000ff80,c_pad,w_1.0", 0, 255, 128)]
    [InlineData("b_rgb:0000ff,c_pad,w_1.0", 0, 255, 255)]
    [InlineData("b_transparent,c_pad,w_1.0", 0, 0, 0)]
    public void A_background_fills_what_is_transparent_where_nothing_is_padded(string transformation, int red, int blue, int alpha)
    {
        using var clear = Bench.Flat(80, 60, 0, 0, 0, 0);
        using var visible = Bench.Flat(80, 50, 255, 0, 0, 255);
        using var picture = clear.Insert(visible, 0, 10);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), transformation);
        using var opaque = result.HasAlpha() ? result.Copy() : result.AddAlpha();

        var pixel = opaque.Getpoint(40, 0);
        Assert.Equal((blue, alpha), ((int)pixel[2] > 200 ? 255 : 0, (int)pixel[3]));
        Assert.Equal(red, pixel[0] > 200 ? 255 : 0);
        Assert.Equal([255.0, 0, 0, 255], opaque.Getpoint(40, 40));
    }

    [Theory]
    [InlineData("horizontal", 2, 50, 97, 50)]
    [InlineData("vertical", 50, 2, 50, 97)]
    [InlineData("diagonal_desc", 1, 1, 98, 98)]
    [InlineData("diagonal_asc", 1, 98, 98, 1)]
    public void A_gradient_runs_in_its_direction(string direction, int fromX, int fromY, int toX, int toY)
    {
        using var picture = Bench.Halves(100, 100, [250, 0, 0, 255], [0, 0, 250, 255]);
        using var small = picture.Insert(Bench.Flat(98, 98, 0, 0, 0, 0), 1, 1);

        using var result = _bench.Derive(_bench.Save(small, "a.png"), $"b_auto:border_gradient:2:{direction}");
        var (start, end) = (result.Getpoint(fromX, fromY), result.Getpoint(toX, toY));

        Assert.Equal(3, result.Bands);
        Assert.True(Math.Abs(start[0] - end[0]) > 200, $"{string.Join(',', start)} to {string.Join(',', end)}");
        Assert.True(Math.Abs(start[2] - end[2]) > 200);
    }

    [Fact]
    public void Four_colours_of_a_palette_fill_the_four_corners()
    {
        using var left = Bench.Halves(100, 50, [250, 0, 0], [0, 250, 0]);
        using var below = Bench.Halves(100, 50, [0, 0, 250], [250, 250, 0]);
        using var picture = left.Join(below, Enums.Direction.Vertical);

        using var result = _bench.Derive(
            _bench.Save(picture, "a.png"), "b_auto:predominant_gradient:4:palette_red_lime_blue_yellow,c_lpad,h_300,w_300");

        var corners = new[] { (0, 0), (299, 0), (0, 299), (299, 299) }
            .Select(at => string.Join(',', result.Getpoint(at.Item1, at.Item2)))
            .Order(StringComparer.Ordinal);
        Assert.Equal(["0,0,255", "0,255,0", "255,0,0", "255,255,0"], corners);
    }

    [Theory]
    [InlineData("b_blurred:400:40", "b_blurred:400")]
    [InlineData("b_blurred", "b_blurred:100:-50")]
    public void A_blurred_background_can_be_lit(string brighter, string darker)
    {
        using var picture = Bench.Halves(80, 40, [90, 110, 70], [150, 130, 160]);
        var source = _bench.Save(picture, "a.png");

        using var first = _bench.Derive(source, $"{brighter},c_pad,h_80,w_80");
        using var second = _bench.Derive(source, $"{darker},c_pad,h_80,w_80");

        Assert.True(first.Getpoint(40, 3)[0] > second.Getpoint(40, 3)[0] + 20);
        Assert.Equal(first.Getpoint(10, 40), second.Getpoint(10, 40));
    }

    [Theory]
    [InlineData("c_fill_pad,g_auto")]
    [InlineData("c_auto_pad,g_auto")]
    public void What_may_not_be_cut_is_padded(string mode)
    {
        using var grey = Bench.Flat(600, 200, 120, 120, 120);
        using var noise = Image.Gaussnoise(500, 60, sigma: 90, mean: 128, seed: 4).Cast(Enums.BandFormat.Uchar);
        using var subject = noise.Bandjoin(noise, noise).Copy(interpretation: Enums.Interpretation.Srgb);
        using var picture = grey.Insert(subject, 50, 70);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), $"{mode},b_rgb:00ff00,h_200,w_200");

        Assert.Equal([0.0, 255, 0], result.Getpoint(100, 2));
        Assert.Equal([0.0, 255, 0], result.Getpoint(100, 197));
        Assert.NotEqual([0.0, 255, 0], result.Getpoint(100, 100));
    }

    [Theory]
    [InlineData("a_45")]
    [InlineData("a_10.5")]
    [InlineData("a_-77")]
    public void Oblique_edges_are_smooth_and_corners_clear(string transformation)
    {
        using var picture = Bench.Flat(80, 60, 255, 0, 0);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), transformation);
        using var alpha = result[3];
        using var partial = (alpha > 30) & (alpha < 220);

        Assert.Equal(0, alpha.Getpoint(0, 0)[0]);
        Assert.Equal([255.0, 0, 0, 255], result.Getpoint(result.Width / 2, result.Height / 2));
        Assert.InRange(alpha.Avg() / 255 * alpha.Width * alpha.Height, 80 * 60 * 0.97, 80 * 60 * 1.05);
        Assert.True(partial.Avg() > 0.5);
    }

    [Theory]
    [InlineData("c_crop,w_800,h_800,x_100,y_50/c_scale,w_50")]
    [InlineData("c_crop,w_800,h_800,g_east/c_fill,w_60,h_40,g_north")]
    [InlineData("c_crop,w_0.5,h_0.5/c_thumb,g_center,z_2,w_30,h_30")]
    [InlineData("c_lfill,w_900,h_600/c_pad,w_64,h_64,b_white")]
    [InlineData("w_1.0/c_fit,w_64,h_64")]
    [InlineData("c_thumb,g_center,z_3,w_32,h_32")]
    public void A_decoder_that_shrinks_shows_what_one_that_does_not_shows(string transformation)
    {
        using var noise = Image.Gaussnoise(20, 15, sigma: 60, mean: 128, seed: 9);
        using var soft = noise.Resize(80, kernel: Enums.Kernel.Cubic);
        using var bytes = soft.Cast(Enums.BandFormat.Uchar);
        using var grey = bytes.CopyMemory();
        using var picture = grey.Bandjoin(grey.FlipHor(), grey.FlipVer()).Copy(interpretation: Enums.Interpretation.Srgb);

        using var whole = _bench.Derive(_bench.Save(picture, "a.png"), transformation);
        foreach (var name in new[] { "a.jpg[Q=97]", "a.webp[lossless]" })
        {
            using var shrunk = _bench.Derive(_bench.Save(picture, name), transformation);
            using var difference = (whole - shrunk).Abs();
            Assert.Equal((whole.Width, whole.Height), (shrunk.Width, shrunk.Height));
            Assert.True(difference.Avg() < 4, $"{name}: {difference.Avg()}");
        }
    }
}
