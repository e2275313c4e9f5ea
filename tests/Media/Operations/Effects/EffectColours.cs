using NetVips;
using ServerlessDam.Media.Tests.Engine;

namespace ServerlessDam.Media.Tests.Operations.Effects;

/// <summary>On flat colours and simple shapes the result of an effect can be foretold.</summary>
public sealed class EffectColours : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("e_brightness_hsb:0", 200, 100, 50)]
    [InlineData("e_brightness_hsb:20", 251, 126, 63)]
    [InlineData("e_brightness_hsb:-99", 0, 0, 0)]
    [InlineData("e_fill_light:0", 200, 100, 50)]
    [InlineData("e_auto_color:0", 200, 100, 50)]
    [InlineData("e_auto_brightness:0", 200, 100, 50)]
    [InlineData("e_improve:0", 200, 100, 50)]
    [InlineData("e_vibrance:0", 200, 100, 50)]
    [InlineData("e_oil_paint:70", 200, 100, 50)]
    [InlineData("e_tilt_shift:100", 200, 100, 50)]
    [InlineData("e_clarity:100", 200, 100, 50)]
    [InlineData("e_morphology:method_erode;radius_3", 200, 100, 50)]
    [InlineData("e_morphology:method_edge", 0, 0, 0)]
    [InlineData("e_recolor:1:0:0:0:1:0:0:0:1", 200, 100, 50)]
    [InlineData("e_recolor:0:1:0:0:0:1:1:0:0", 100, 50, 200)]
    [InlineData("e_recolor:0.5:0.5:0:0:1:0:0:0:0:0:2:0:0:0:0:1", 150, 200, 100)]
    [InlineData("e_ordered_dither:0", 255, 0, 0)]
    [InlineData("e_replace_color:rgb:0a141e:50:rgb:c86432", 10, 20, 30)]
    [InlineData("e_replace_color:rgb:0a141e", 10, 20, 30)]
    [InlineData("e_replace_color:rgb:0a141e:10:rgb:0000ff", 200, 100, 50)]
    [InlineData("e_tint:0:blue", 200, 100, 50)]
    [InlineData("e_tint:100:rgb:0a141e:rgb:0a141e", 10, 20, 30)]
    [InlineData("e_tint:50:rgb:000000:rgb:000000", 100, 50, 25)]
    [InlineData("e_assist_colorblind:stripes_1", 200, 100, 50)]
    [InlineData("e_blur_region:800,h_10,w_10,x_20,y_20", 200, 100, 50)]
    [InlineData("e_pixelate_region:5,h_10,w_10", 200, 100, 50)]
    [InlineData("e_redeye", 200, 100, 50)]
    [InlineData("e_distort:0:0:40:0:40:30:0:30", 200, 100, 50)]
    [InlineData("e_shear:0:0", 200, 100, 50)]
    [InlineData("e_opacity_threshold:0", 200, 100, 50)]
    public void A_flat_colour_becomes_what_the_formula_says(string transformation, int red, int green, int blue)
    {
        using var picture = Bench.Flat(40, 30, 200, 100, 50);
        using var clear = Bench.Flat(40, 30, 200, 100, 50, 255);

        foreach (var source in new[] { _bench.Save(picture, "a.png"), _bench.Save(clear, "a.png") })
        {
            using var result = _bench.Derive(source, transformation);
            var pixel = result.Getpoint(20, 15);
            Assert.Equal([red, green, blue], pixel[..3].Select(band => (int)band));
            Assert.True(pixel.Length == 3 || pixel[3] == 255);
        }
    }

    [Theory]
    [InlineData("e_clarity:80", 1)]
    [InlineData("e_clarity", 1)]
    [InlineData("e_clarity:-80", -1)]
    public void Clarity_sets_broad_areas_apart_where_they_meet_or_lets_them_melt(string transformation, int direction)
    {
        using var picture = Bench.Halves(300, 150, [90, 90, 90], [140, 140, 140]);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), transformation);

        Assert.Equal((90, 140), ((int)result.Getpoint(20, 75)[0], (int)result.Getpoint(280, 75)[0]));
        Assert.Equal(direction, Math.Sign(result.Getpoint(151, 75)[0] - result.Getpoint(148, 75)[0] - 50));
    }

    [Theory]
    [InlineData("deuteranopia")]
    [InlineData("protanopia")]
    [InlineData("tritanopia")]
    [InlineData("tritanomaly")]
    [InlineData("deuteranomaly")]
    [InlineData("cone_monochromacy")]
    [InlineData("rod_monochromacy")]
    public void Every_condition_sees_grey_as_it_is(string condition)
    {
        using var picture = Bench.Flat(8, 8, 120, 120, 120);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), "e_simulate_colorblind:" + condition);

        Assert.All(result.Getpoint(3, 3), band => Assert.InRange(band, 119, 121));
    }

    [Fact]
    public void Who_lacks_the_cones_for_green_confuses_red_and_green()
    {
        using var picture = Bench.Halves(20, 10, [190, 60, 40], [100, 115, 50]);
        var source = _bench.Save(picture, "a.png");

        using var seen = _bench.Derive(source, "e_simulate_colorblind");
        using var helped = _bench.Derive(source, "e_assist_colorblind:xray/e_simulate_colorblind");

        Assert.True(Distance(seen) < Distance(picture) / 2, $"{Distance(seen)} of {Distance(picture)}");
        Assert.True(Distance(helped) > Distance(seen));
    }

    [Theory]
    [InlineData("e_fill_light:20", "e_fill_light:90")]
    [InlineData("e_fill_light:50:-50", "e_fill_light:50:50")]
    [InlineData("e_brightness_hsb:10", "e_brightness_hsb:40")]
    [InlineData("e_auto_brightness:20", "e_auto_brightness:100")]
    [InlineData("e_assist_colorblind:90", "e_assist_colorblind:10")]
    [InlineData("e_morphology:method_erode", "e_morphology:method_dilate")]
    [InlineData("e_morphology:method_dilate;radius_1", "e_morphology:iterations_10;method_dilate;radius_3")]
    [InlineData("e_cartoonify:100", "e_cartoonify:0")]
    public void One_is_darker_than_the_other(string darker, string lighter)
    {
        using var picture = Bench.Halves(60, 40, [130, 40, 30], [60, 140, 40]);
        var source = _bench.Save(picture, "a.png");

        using var first = _bench.Derive(source, darker);
        using var second = _bench.Derive(source, lighter);

        Assert.True(second.Avg() > first.Avg(), $"{first.Avg()} against {second.Avg()}");
    }

    [Theory]
    [InlineData("e_vibrance:-80", "e_vibrance:80")]
    [InlineData("e_auto_color:10", "e_auto_color:100")]
    [InlineData("e_art:daguerre", "e_art:sizzle")]
    public void One_is_less_colourful_than_the_other(string paler, string stronger)
    {
        using var picture = Bench.Halves(60, 40, [130, 90, 80], [80, 110, 90]);
        var source = _bench.Save(picture, "a.png");

        using var first = _bench.Derive(source, paler);
        using var second = _bench.Derive(source, stronger);

        Assert.True(Chroma(second) > Chroma(first), $"{Chroma(first)} against {Chroma(second)}");
    }

    [Theory]
    [InlineData("e_oil_paint:100", "e_oil_paint:10")]
    [InlineData("e_tilt_shift:90", "e_tilt_shift:10")]
    [InlineData("e_blur_region:2000", "e_blur_region:100")]
    [InlineData("e_blur_faces:900", "e_blur_faces:50")]
    [InlineData("e_pixelate_faces:40", "e_pixelate_faces:4")]
    public void One_is_smoother_than_the_other(string smoother, string rougher)
    {
        using var noise = Image.Gaussnoise(64, 64, sigma: 30, mean: 128, seed: 3);
        using var bytes = noise.Cast(Enums.BandFormat.Uchar);
        var source = _bench.Save(bytes, "a.png");

        using var first = _bench.Derive(source, smoother, change: request => request with { Faces = [new(0, 0, 64, 64)] });
        using var second = _bench.Derive(source, rougher, change: request => request with { Faces = [new(0, 0, 64, 64)] });

        Assert.True(second.Deviate() > first.Deviate(), $"{first.Deviate()} against {second.Deviate()}");
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(3, 9)]
    [InlineData(4, 16)]
    [InlineData(9, 16)]
    [InlineData(12, 100)]
    [InlineData(17, 49)]
    public void A_pattern_of_dots_keeps_the_lightness(int type, int levels)
    {
        foreach (var grey in new[] { 0, 64, 128, 191, 255 })
        {
            using var picture = Bench.Flat(420, 336, grey, grey, grey);
            using var result = _bench.Derive(_bench.Save(picture, "a.png"), $"e_ordered_dither:{type}");

            Assert.InRange(result.Avg(), grey - (255.0 / levels), grey + (255.0 / levels));
        }
    }

    [Fact]
    public void Red_pupils_turn_dark_in_the_upper_part_of_faces_only()
    {
        using var skin = Bench.Flat(60, 60, 220, 170, 150);
        using var pupil = Bench.Flat(6, 6, 210, 50, 60);
        using var one = skin.Insert(pupil, 10, 10);
        using var both = one.Insert(pupil, 10, 50);
        using var outside = both.Insert(pupil, 50, 10);

        using var result = _bench.Derive(_bench.Save(outside, "a.png"), "e_redeye", change: request => request with { Faces = [new(0, 0, 40, 60)] });

        Assert.Equal([55.0, 50, 60], result.Getpoint(12, 12));
        Assert.Equal([220.0, 170, 150], result.Getpoint(30, 12));
        Assert.Equal([210.0, 50, 60], result.Getpoint(12, 52));
        Assert.Equal([210.0, 50, 60], result.Getpoint(52, 12));
    }

    [Fact]
    public void A_region_alone_changes()
    {
        using var picture = Bench.Halves(40, 40, [0, 0, 0], [255, 255, 255]);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), "e_pixelate_region:20,h_20,w_20,x_10,y_10");

        Assert.InRange(result.Getpoint(20, 20)[0], 126, 129);
        Assert.Equal(0, result.Getpoint(15, 5)[0]);
        Assert.Equal(255, result.Getpoint(25, 35)[0]);
    }

    [Fact]
    public void A_vectorized_picture_has_no_more_colours_than_asked_for()
    {
        using var noise = Image.Gaussnoise(80, 60, sigma: 60, mean: 128, seed: 3);
        using var bytes = noise.Cast(Enums.BandFormat.Uchar);

        using var result = _bench.Derive(_bench.Save(bytes, "a.png"), "e_vectorize:colors:4:detail:1000:corners:100");

        Assert.InRange(result.WriteToMemory<byte>().Chunk(3).Select(pixel => (pixel[0], pixel[1], pixel[2])).Distinct().Count(), 2, 4);
    }

    private static double Distance(Image halves)
    {
        var (left, right) = (halves.Getpoint(2, 5), halves.Getpoint(17, 5));
        return Math.Sqrt(left.Zip(right).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second)));
    }

    private static double Chroma(Image image)
    {
        using var lch = image.Colourspace(Enums.Interpretation.Lch);
        using var chroma = lch[1];
        return chroma.Avg();
    }
}
