using ServerlessDam.Assets.Processing;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>Rows of the conformance table whose sizes come from pixels, not from arithmetic alone.</summary>
public sealed class ResultSizes : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(1280, 853, "c_scale,w_150", 150, 100)]
    [InlineData(1280, 853, "c_scale,h_150,w_150", 150, 150)]
    [InlineData(1280, 853, "w_1", 1, 1)]
    [InlineData(241, 51, "c_scale,w_2.0", 482, 102)]
    [InlineData(639, 960, "w_640", 640, 962)]
    [InlineData(400, 300, "c_scale,fl_ignore_aspect_ratio,w_100", 100, 300)]
    [InlineData(1280, 853, "c_fit,h_250,w_250", 250, 167)]
    [InlineData(100, 100, "c_limit,h_400,w_300", 100, 100)]
    [InlineData(640, 427, "c_mfit,h_900,w_800", 800, 534)]
    [InlineData(1280, 853, "c_fill,h_250,w_250", 250, 250)]
    [InlineData(1280, 853, "c_fill,g_auto,h_300,w_200", 200, 300)]
    [InlineData(100, 100, "c_fill,h_400,w_300", 300, 400)]
    [InlineData(640, 427, "c_lfill,h_200,w_800", 640, 200)]
    [InlineData(1280, 853, "c_thumb,g_face,h_150,w_150", 150, 150)]
    [InlineData(1280, 853, "b_brown,c_pad,h_250,w_250", 250, 250)]
    [InlineData(640, 427, "c_lpad,h_800,w_1000", 1000, 800)]
    [InlineData(500, 100, "c_mpad,h_300,w_300", 500, 300)]
    [InlineData(1280, 853, "c_crop,h_200,w_300,x_355,y_410", 300, 200)]
    [InlineData(640, 427, "c_crop,h_200,w_200,x_600,y_0", 40, 200)]
    [InlineData(1280, 853, "c_fill,dpr_2.0,h_100,w_100", 200, 200)]
    [InlineData(400, 300, "a_90", 300, 400)]
    [InlineData(400, 300, "a_hflip", 400, 300)]
    [InlineData(400, 300, "a_vflip.hflip", 400, 300)]
    [InlineData(100, 100, "a_45", 141, 141)]
    [InlineData(400, 300, "a_10", 446, 365)]
    [InlineData(400, 300, "a_auto_right,c_fill,h_200,w_100", 100, 200)]
    [InlineData(400, 300, "c_scale,w_200/a_90", 150, 200)]
    [InlineData(1280, 853, "c_crop,h_400,w_400/c_scale,w_100", 100, 100)]
    [InlineData(1280, 853, "c_scale,w_100/c_scale,w_iw", 1280, 858)]
    [InlineData(1280, 853, "c_fill,h_100,w_100/r_max", 100, 100)]
    [InlineData(400, 300, "bo_5px_solid_red", 410, 310)]
    [InlineData(400, 300, "c_fill,h_100,w_100,r_max/bo_4px_solid_rgb:00390b", 108, 108)]
    [InlineData(400, 300, "r_10:20:30:40", 400, 300)]
    public void A_result_has_the_size_the_table_says(int width, int height, string transformation, int resultWidth, int resultHeight)
    {
        using var picture = Bench.Flat(width, height, 90, 120, 40);

        foreach (var source in new[] { _bench.Save(picture, "a.png"), _bench.Save(picture, "a.jpg"), _bench.Save(picture, "a.webp") })
        {
            using var result = _bench.Derive(source, transformation);
            Assert.Equal((resultWidth, resultHeight), (result.Width, result.Height));
        }
    }

    [Theory]
    [InlineData("w_1.0", 300, 400)]
    [InlineData("a_ignore", 400, 300)]
    [InlineData("c_fill,h_20,w_30", 30, 20)]
    [InlineData("w_30", 30, 40)]
    [InlineData("a_ignore,w_40", 40, 30)]
    public void A_stored_orientation_is_applied_first_unless_it_is_to_be_ignored(string transformation, int width, int height)
    {
        using var picture = Bench.Flat(400, 300, 90, 120, 40);
        using var turned = picture.Mutate(mutable => mutable.Set(NetVips.GValue.GIntType, "orientation", 6));

        using var result = _bench.Derive(_bench.Save(turned, "a.jpg"), transformation, "jpg");

        Assert.Equal((width, height), (result.Width, result.Height));
        Assert.False(result.Contains("orientation"));
    }

    [Fact]
    public void A_face_steers_a_crop_and_custom_coordinates_are_one()
    {
        using var picture = Bench.Halves(400, 300, [255, 0, 0], [0, 0, 255]);
        var source = _bench.Save(picture, "a.png");

        using var face = _bench.Derive(source, "c_crop,g_face", change: request => request with { Faces = [new PixelRect(300, 100, 50, 60)] });
        using var custom = _bench.Derive(source, "c_crop,g_custom", change: request => request with { CustomCoordinates = new PixelRect(30, 40, 120, 80) });

        Assert.Equal((50, 60), (face.Width, face.Height));
        Assert.Equal([0.0, 0, 255], face.Getpoint(25, 30));
        Assert.Equal((120, 80), (custom.Width, custom.Height));
        Assert.Equal([255.0, 0, 0], custom.Getpoint(60, 40));
    }

    [Fact]
    public void Automatic_gravity_finds_what_stands_out()
    {
        using var grey = Bench.Flat(900, 300, 120, 120, 120);
        using var spot = Bench.Halves(60, 60, [230, 120, 90], [40, 200, 60]);
        using var picture = grey.Insert(spot, 760, 120);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), "c_fill,g_auto,h_300,w_300");
        using var centre = _bench.Derive(_bench.Save(picture, "a.png"), "c_fill,h_300,w_300");

        Assert.True(result.Max() > 190);
        Assert.True(centre.Max() < 130);
    }

    [Theory]
    [InlineData("e_trim", 40, 20)]
    [InlineData("e_trim/w_80", 80, 40)]
    public void Trimming_removes_a_margin_of_one_colour(string transformation, int width, int height)
    {
        using var white = Bench.Flat(100, 100, 255, 255, 255);
        using var red = Bench.Flat(40, 20, 255, 0, 0);
        using var picture = white.Insert(red, 25, 60);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), transformation);
        using var plain = _bench.Derive(_bench.Save(white, "a.png"), "e_trim");

        Assert.Equal((width, height), (result.Width, result.Height));
        Assert.Equal((100, 100), (plain.Width, plain.Height));
    }

    [Fact]
    public void Trimming_takes_transparency_for_a_margin_too()
    {
        using var clear = Bench.Flat(100, 100, 0, 0, 0, 0);
        using var red = Bench.Flat(30, 50, 255, 0, 0, 255);
        using var picture = clear.Insert(red, 5, 10);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), "e_trim");

        Assert.Equal((30, 50), (result.Width, result.Height));
    }
}
