using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Tests.Engine;

namespace ServerlessDam.Media.Tests.Operations.Completion;

/// <summary>b_gen_fill, e_gen_fill and e_gen_remove on pictures of which it can be said what they go on with.</summary>
public sealed class GapTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    /// <summary>Row 59 of the conformance table, by its pixels.</summary>
    [Fact]
    public void A_photo_is_padded_to_its_box_and_stays_as_it_is_within()
    {
        using var photo = Bench.Photo(1280, 853, seed: 5);
        var source = _bench.Save(photo, "a.png");

        using var filled = _bench.Derive(source, "b_gen_fill,ar_16:9,c_pad,w_1600");
        using var plain = _bench.Derive(source, "b_white,ar_16:9,c_pad,w_1600");

        Assert.Equal((1600, 900, 3), (filled.Width, filled.Height, filled.Bands));
        Assert.Equal(0, Difference(Part(filled, 125, 0, 1350, 900), Part(plain, 125, 0, 1350, 900)));
        Assert.True(Difference(Part(filled, 0, 0, 125, 900), Part(plain, 0, 0, 125, 900)) > 0);
    }

    [Theory]
    [InlineData("b_gen_fill,c_pad,h_120,w_400")]
    [InlineData("b_gen_fill,c_lpad,h_300,w_160")]
    [InlineData("b_gen_fill,c_mpad,g_north_west,h_500,w_500")]
    [InlineData("b_gen_fill,c_mpad,g_east,w_200")]
    public void One_colour_goes_on_as_one_colour(string transformation)
    {
        using var flat = Bench.Flat(160, 120, 90, 120, 40);

        using var result = _bench.Derive(_bench.Save(flat, "a.png"), transformation);

        Assert.Equal([90.0, 120, 40], Means(result));
        Assert.All(Enumerable.Range(0, 3), band => Assert.Equal(0, result[band].Deviate()));
    }

    [Fact]
    public void Stripes_go_on_at_their_height()
    {
        using var stripes = Stripes(240, 192);

        using var result = _bench.Derive(_bench.Save(stripes, "a.png"), "b_gen_fill,c_mpad,h_192,w_420");
        using var wider = Stripes(420, 192);

        Assert.True(Difference(result, wider) < 3, $"{Difference(result, wider)}");
    }

    [Theory]
    [InlineData("(x_60;y_40;w_50;h_60)")]
    [InlineData("((x_0;y_0;w_30;h_192);(x_200;y_150;w_500;h_500))")]
    public void What_is_removed_from_stripes_is_stripes(string regions)
    {
        using var stripes = Stripes(240, 192);
        using var mark = Bench.Flat(50, 60, 255, 0, 255);
        using var marked = stripes.Insert(mark, 60, 40);
        var isMarked = regions.StartsWith("(x", StringComparison.Ordinal);

        using var result = _bench.Derive(_bench.Save(isMarked ? marked : stripes, "a.png"), $"e_gen_remove:region_{regions}");

        Assert.Equal((240, 192), (result.Width, result.Height));
        Assert.True(Difference(result, stripes) < 3, $"{Difference(result, stripes)}");
    }

    [Fact]
    public void What_is_not_removed_stays_as_it_is()
    {
        using var photo = Bench.Photo(300, 200, seed: 6);

        using var result = _bench.Derive(_bench.Save(photo, "a.png"), "e_gen_remove:region_((x_100;y_50;w_60;h_70);(x_0;y_150;w_20;h_20))");
        using var same = result.Equal(photo);
        using var all = same.BandAnd();

        Assert.Equal(255, Part(all, 160, 0, 140, 200).Min());
        Assert.Equal(255, Part(all, 20, 120, 80, 80).Min());
        Assert.True(Part(all, 100, 50, 60, 70).Avg() < 128);
    }

    [Fact]
    public void The_same_request_gives_the_same_pixels_and_another_seed_others()
    {
        using var photo = Bench.Photo(300, 200, seed: 7);
        var source = _bench.Save(photo, "a.png");

        using var first = _bench.Derive(source, "b_gen_fill,c_pad,h_200,w_500");
        using var second = _bench.Derive(source, "b_gen_fill,c_pad,h_200,w_500");
        using var other = _bench.Derive(source, "b_gen_fill:seed_8,c_pad,h_200,w_500");

        Assert.Equal(0, Difference(first, second));
        Assert.True(Difference(first, other) > 0);
    }

    [Fact]
    public void A_transparent_edge_goes_on_transparent()
    {
        using var clear = Bench.Flat(120, 90, 0, 0, 0, 0);
        using var thing = Bench.Flat(40, 40, 200, 30, 30, 255);
        using var picture = clear.Insert(thing, 40, 25);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), "b_gen_fill,c_pad,h_90,w_300");

        Assert.Equal((300, 4), (result.Width, result.Bands));
        Assert.Equal(0, Part(result, 0, 0, 90, 90)[3].Max());
        Assert.Equal([200.0, 30, 30, 255], result.Getpoint(150, 45));
    }

    [Theory]
    [InlineData("c_pad,h_120,w_400/e_gen_fill")]
    [InlineData("c_pad,e_gen_fill,h_120,w_400")]
    public void What_is_transparent_is_filled_by_the_effect(string transformation)
    {
        using var flat = Bench.Flat(160, 120, 90, 120, 40);

        using var result = _bench.Derive(_bench.Save(flat, "a.png"), transformation);

        Assert.Equal([90.0, 120, 40], Means(result)[..3]);
        Assert.Equal((400, 120), (result.Width, result.Height));
        Assert.True(result.Bands == 3 || result[3].Min() == 255);
    }

    [Theory]
    [InlineData(255)]
    [InlineData(0)]
    public void A_picture_without_a_gap_or_without_anything_else_stays_as_it_is(int alpha)
    {
        using var picture = Bench.Flat(30, 20, 50, 60, 70, alpha);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), "e_gen_fill");

        Assert.Equal([alpha], result[3].Getpoint(3, 3));
    }

    [Theory]
    [InlineData(1, 1, "b_gen_fill,c_mpad,h_40,w_30", 30, 40)]
    [InlineData(3, 200, "b_gen_fill,c_mpad,h_200,w_300", 300, 200)]
    [InlineData(7, 7, "b_gen_fill,c_pad,h_300,w_500", 500, 300)]
    [InlineData(200, 2, "e_gen_remove:region_(x_50;y_0;w_100;h_2)", 200, 2)]
    [InlineData(60, 60, "e_gen_remove:region_(x_1;y_1;w_59;h_59)", 60, 60)]
    [InlineData(90, 60, "b_gen_fill,c_mpad,h_600,w_900", 900, 600)]
    [InlineData(90, 60, "b_gen_fill,c_mpad,h_60,w_91", 91, 60)]
    [InlineData(400, 300, "b_gen_fill,c_pad,g_south_east,h_2100,w_2400", 2400, 2100)]
    public void Pictures_of_any_size_go_on_in_any_size(int width, int height, string transformation, int newWidth, int newHeight)
    {
        using var photo = Bench.Photo(width, height, seed: 8);

        using var result = _bench.Derive(_bench.Save(photo, "a.png"), transformation);

        Assert.Equal((newWidth, newHeight), (result.Width, result.Height));
        Assert.True(result.Avg() > 0);
    }

    /// <summary>Reduced to what can be filled in time, nothing of it is a whole pixel any more.</summary>
    [Fact]
    public void A_tiny_picture_on_a_huge_canvas_is_gone_on_with_all_the_same()
    {
        using var icon = Bench.Flat(6, 6, 90, 120, 40);

        using var result = _bench.Derive(_bench.Save(icon, "a.png"), "b_gen_fill,c_mpad,h_4000,w_4000");

        Assert.All(Enumerable.Range(0, 3), band => Assert.InRange(Math.Abs(Means(result)[band] - new[] { 90, 120, 40 }[band]), 0, 2));
        Assert.All(Enumerable.Range(0, 3), band => Assert.InRange(result[band].Min(), new[] { 85, 115, 35 }[band], 125));
    }

    [Fact]
    public void What_is_removed_is_gone_however_thin_the_rest()
    {
        using var rim = Bench.Flat(2400, 2000, 90, 120, 40);
        using var thing = Bench.Flat(2394, 1994, 250, 20, 220);
        using var picture = rim.Insert(thing, 3, 3);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), "e_gen_remove:region_(x_3;y_3;w_2394;h_1994)");

        Assert.InRange(result[0].Max(), 88, 92);
        Assert.InRange(result[2].Max(), 38, 42);
    }

    [Fact]
    public void What_cannot_be_seen_does_not_show_in_the_filling_of_a_large_cut_out()
    {
        using var hidden = Bench.Flat(2200, 1600, 255, 255, 255, 0);
        using var thing = Bench.Flat(2200, 800, 200, 30, 30, 255);
        using var picture = hidden.Insert(thing, 0, 400);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), "b_gen_fill,c_mpad,h_1600,w_3000");

        using var seen = result[3] > 250;
        using var green = result[1] > 60;
        using var bright = seen & green;
        Assert.Equal(0, bright.Max());
        Assert.Equal([200.0, 30, 30, 255], result.Getpoint(100, 800));
    }

    [Fact]
    public void A_small_thing_is_removed_from_a_large_photo_without_blurring_it()
    {
        using var stripes = Stripes(2600, 1920);
        using var mark = Bench.Flat(50, 60, 255, 0, 255);
        using var marked = stripes.Insert(mark, 900, 700);

        using var result = _bench.Derive(_bench.Save(marked, "a.png"), "e_gen_remove:region_(x_900;y_700;w_50;h_60)");

        var difference = Difference(Part(result, 900, 700, 50, 60), Part(stripes, 900, 700, 50, 60));
        Assert.True(difference < 4, $"{difference}");
        Assert.Equal(0, Difference(Part(result, 0, 0, 2600, 700), Part(stripes, 0, 0, 2600, 700)));
    }

    [Fact]
    public void Dots_all_over_are_filled_in_time_too()
    {
        using var flat = Bench.Flat(2000, 1500, 90, 120, 40);
        using var place = Image.Xyz(2000, 1500);
        using var sum = place[0] + place[1];
        using var odd = sum % 2;
        using var right = place[0] < 1800;
        using var dots = odd.Cast(Enums.BandFormat.Uchar).Multiply(right / 255);
        using var alpha = dots.Linear([-255], [255], uchar: true);
        using var picture = flat.Bandjoin(alpha);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), "e_gen_fill");

        Assert.Equal([90.0, 120, 40], result.Getpoint(500, 501).Take(3));
    }

    [Fact]
    public void Regions_go_into_one_pair_of_brackets()
    {
        using var photo = Bench.Photo(60, 40, seed: 1);

        Assert.Throws<DamException>(() => _bench.Run(_bench.Save(photo, "a.png"), "e_gen_remove:region_(x_1;y_1;w_5;h_5);region_(x_9;y_9;w_5;h_5)", "png"));
    }

    [Theory]
    [InlineData("b_gen_fill,c_pad,h_40,w_90", "Background gen_fill is for pictures that do not move")]
    [InlineData("e_gen_remove:region_(x_1;y_1;w_5;h_5)", "Effect e_gen_remove is for pictures that do not move")]
    [InlineData("c_pad,h_40,w_90/e_gen_fill", "Effect e_gen_fill is for pictures that do not move")]
    public void An_animation_is_refused_and_its_first_frame_is_not(string transformation, string error)
    {
        using var reel = Bench.Reel(40, 30, 3);
        var source = _bench.Save(reel, "a.gif");

        Assert.Equal(error, Assert.Throws<DamException>(() => _bench.Run(source, transformation, "gif")).Message);
        using var first = _bench.Derive(source, transformation);
        Assert.Equal(first.Height, first.PageHeight);
    }

    [Fact]
    public void A_region_beside_the_picture_is_refused_before_its_pixels_are_read()
    {
        using var photo = Bench.Photo(300, 200, seed: 9);
        var whole = File.ReadAllBytes(_bench.Save(photo, "a.png"));
        var broken = _bench.Save(whole.AsSpan(0, whole.Length / 2), "a.png");

        var error = Assert.Throws<DamException>(() => _bench.Run(broken, "e_gen_remove:region_(x_301;y_1;w_5;h_5)", "png"));

        Assert.Equal("Region 5x5+301+1 of e_gen_remove lies outside the picture of 300x200", error.Message);
    }

    private static Image Stripes(int width, int height)
    {
        using var place = Image.Xyz(width, height);
        using var wave = (place[1] * (360.0 / 32)).Sin();
        using var red = wave.Linear([100], [128]);
        using var bytes = red.Bandjoin(red, red).Cast(Enums.BandFormat.Uchar);
        return bytes.Copy(interpretation: Enums.Interpretation.Srgb).CopyMemory();
    }

    private static Image Part(Image image, int left, int top, int width, int height) => image.Crop(left, top, width, height);

    private static double[] Means(Image image) => [.. Enumerable.Range(0, image.Bands).Select(band => image[band].Avg())];

    private static double Difference(Image one, Image other)
    {
        using var difference = (one - other).Abs();
        return difference.Avg();
    }
}
