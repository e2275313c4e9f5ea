using NetVips;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>Which part of a picture a result shows: every pixel of the source says where it was.</summary>
public sealed class Windows : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("c_crop,w_100,h_80", 150, 110)]
    [InlineData("c_crop,w_100,h_80,g_north_west", 0, 0)]
    [InlineData("c_crop,w_100,h_80,g_north", 150, 0)]
    [InlineData("c_crop,w_100,h_80,g_north_east", 300, 0)]
    [InlineData("c_crop,w_100,h_80,g_west", 0, 110)]
    [InlineData("c_crop,w_100,h_80,g_east", 300, 110)]
    [InlineData("c_crop,w_100,h_80,g_south_west", 0, 220)]
    [InlineData("c_crop,w_100,h_80,g_south", 150, 220)]
    [InlineData("c_crop,w_100,h_80,g_south_east", 300, 220)]
    [InlineData("c_crop,w_100,h_80,g_south_east,x_11,y_13", 289, 207)]
    [InlineData("c_crop,w_100,h_80,x_35,y_41", 35, 41)]
    [InlineData("c_crop,w_0.25,h_0.5,x_0.5,y_0.1", 200, 30)]
    [InlineData("c_crop,w_100,h_80,g_xy_center,x_111,y_99", 61, 59)]
    [InlineData("c_crop,w_100,h_80,g_face", 245, 155)]
    [InlineData("c_crop,w_100,h_80,g_faces", 145, 105)]
    [InlineData("c_crop,w_100,h_80,g_custom", 0, 5)]
    [InlineData("c_crop,w_100,h_80,g_custom:face", 0, 5)]
    [InlineData("c_crop,w_100,h_80,g_face:auto", 245, 155)]
    [InlineData("c_crop,w_100,h_80,g_region_none", 150, 110)]
    [InlineData("c_crop,g_face", 270, 170)]
    [InlineData("c_crop,g_face,z_0.5", 245, 145)]
    [InlineData("c_fill,w_300,h_300,g_west", 0, 0)]
    [InlineData("c_fill,w_300,h_300", 50, 0)]
    [InlineData("c_fill,w_300,h_300,g_east,x_20", 80, 0)]
    [InlineData("c_lfill,w_900,h_100,g_south", 0, 200)]
    [InlineData("c_fill,w_400,h_100,g_face", 0, 145)]
    [InlineData("c_crop,w_200,h_200,g_south_east/c_crop,w_50,h_50,g_north_west", 200, 100)]
    [InlineData("a_hflip/a_hflip/c_crop,w_100,h_80,g_face", 245, 155)]
    [InlineData("a_90/a_270/c_crop,w_100,h_80,g_face", 245, 155)]
    public void A_window_shows_exactly_the_pixels_that_gravity_and_offsets_name(string transformation, int x, int y)
    {
        using var picture = Places(400, 300);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), transformation, change: WithRegions);

        Assert.Equal((x, y), PlaceAt(result, 0, 0));
        Assert.Equal((x + result.Width - 1, y + result.Height - 1), PlaceAt(result, result.Width - 1, result.Height - 1));
    }

    [Theory]
    [InlineData("c_pad,w_400,h_400", 0, 50)]
    [InlineData("c_pad,w_400,h_400,g_north", 0, 0)]
    [InlineData("c_pad,w_400,h_400,g_south,y_10", 0, 90)]
    [InlineData("c_mpad,w_500,h_340,g_south_east", 100, 40)]
    [InlineData("c_lpad,w_800,h_600,g_north_west,x_7,y_9", 7, 9)]
    [InlineData("c_lpad,w_800,h_600", 200, 150)]
    [InlineData("bo_7px_solid_black", 7, 7)]
    public void Padding_lies_around_the_picture_as_it_was(string transformation, int x, int y)
    {
        using var picture = Places(400, 300);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), transformation);

        Assert.Equal((0, 0), PlaceAt(result, x, y));
        Assert.Equal((399, 299), PlaceAt(result, x + 399, y + 299));
    }

    [Theory]
    [InlineData("c_thumb,g_face,w_160,h_160")]
    [InlineData("c_auto,g_face,w_280,h_280,z_1.75")]
    [InlineData("c_thumb,g_face,w_80,h_80")]
    [InlineData("c_thumb,g_face,w_40,h_40")]
    [InlineData("c_thumb,g_face,w_20,h_20")]
    public void A_thumb_has_the_face_in_its_middle_however_far_the_decoder_shrank(string transformation)
    {
        using var blue = Bench.Flat(1600, 1200, 0, 0, 255);
        using var face = Bench.Flat(200, 200, 255, 0, 0);
        using var picture = blue.Insert(face, 1080, 680);

        foreach (var source in new[] { _bench.Save(picture, "a.png"), _bench.Save(picture, "a.jpg[Q=95]"), _bench.Save(picture, "a.webp[lossless]") })
        {
            using var result = _bench.Derive(source, transformation, change: request => request with { Faces = [new PixelRect(1080, 680, 200, 200)] });
            using var red = result[0] > 128;
            var found = red.FindTrim(threshold: 10, background: [0.0]);

            // The window is 320 wide, the face 200 of it, the margins 60 on each side.
            var scale = result.Width / 320.0;
            Assert.Equal([60 * scale, 60 * scale, 200 * scale, 200 * scale], found.Select(Convert.ToDouble), (a, b) => Math.Abs(a - b) <= 1);
        }
    }

    [Theory]
    [InlineData("c_fill,g_auto,w_300,h_300", true)]
    [InlineData("c_crop,g_auto,w_200,h_200", true)]
    [InlineData("c_thumb,g_auto,w_100,h_100", true)]
    [InlineData("c_auto,g_auto,w_100,h_150", true)]
    [InlineData("c_fill_pad,g_auto,w_100,h_300", true)]
    [InlineData("c_auto_pad,g_auto,w_200,h_300", true)]
    [InlineData("c_fill,g_cat,w_300,h_300", false)]
    [InlineData("c_fill,g_cat:auto,w_300,h_300", true)]
    [InlineData("c_fill,g_face:auto,w_300,h_300", true)]
    [InlineData("c_fill,g_ocr_text,w_300,h_300", true)]
    [InlineData("c_fill,w_300,h_300", false)]
    [InlineData("c_fill,g_face,w_300,h_300", false)]
    public void Automatic_gravity_shows_what_stands_out(string transformation, bool shown)
    {
        using var grey = Bench.Flat(900, 300, 120, 120, 120);
        using var spot = Bench.Halves(60, 60, [230, 120, 90], [40, 200, 60]);
        using var picture = grey.Insert(spot, 760, 120);

        foreach (var name in new[] { "a.png", "a.jpg[Q=95]" })
        {
            using var result = _bench.Derive(_bench.Save(picture, name), transformation);
            Assert.Equal(shown, result.ExtractBand(0, n: 3).Max() > 190);
        }
    }

    [Theory]
    [InlineData("c_fill,g_auto,w_300,h_300", true)]
    [InlineData("c_thumb,g_auto,w_100,h_100", true)]
    [InlineData("c_fill,g_dog,w_300,h_300", true)]
    [InlineData("c_fill,g_animal,w_300,h_300", true)]
    [InlineData("c_thumb,g_cat:dog,w_100,h_100", true)]
    [InlineData("c_fill,g_auto:dog_80,w_300,h_300", true)]
    [InlineData("c_fill,g_cat,w_300,h_300", false)]
    [InlineData("c_fill,g_auto:dog_avoid,w_300,h_300", false)]
    [InlineData("c_fill,w_300,h_300", false)]
    public void Things_that_were_seen_draw_the_window_or_drive_it_away(string transformation, bool shown)
        => Assert.Equal(shown, Shows(transformation, [new("dog", new(760, 120, 60, 60))]));

    [Theory]
    [InlineData("c_fill,g_auto,w_300,h_300", SeenRegions.Subject, true)]
    [InlineData("c_fill,g_ocr_text,w_300,h_300", SeenRegions.Text, true)]
    [InlineData("c_fill,g_auto:ocr_text,w_300,h_300", SeenRegions.Text, true)]
    [InlineData("c_thumb,g_person,w_100,h_100", "person", true)]
    [InlineData("c_thumb,g_face,w_100,h_100", "person", false)]
    public void What_stands_out_texts_and_people_draw_the_window_too(string transformation, string seen, bool shown)
        => Assert.Equal(shown, Shows(transformation, [new(seen, new(760, 120, 60, 60))]));

    [Fact]
    public void Known_faces_come_before_things()
        => Assert.False(Shows("c_fill,g_auto,w_300,h_300", [new("dog", new(760, 120, 60, 60))], new PixelRect(60, 100, 90, 90)));

    /// <summary>A thing so high that the tightest window would cut it; a mark at either end of it is red or blue.</summary>
    [Theory]
    [InlineData("c_thumb,g_auto,w_200,h_200")]
    [InlineData("c_auto,g_auto,w_200,h_200")]
    [InlineData("c_fill,g_auto,w_200,h_200")]
    public void What_was_seen_is_shown_whole_where_it_fits(string transformation)
    {
        using var grey = Bench.Flat(900, 600, 120, 120, 120);
        using var red = Bench.Flat(24, 24, 255, 0, 0);
        using var blue = Bench.Flat(24, 24, 0, 0, 255);
        using var top = grey.Insert(red, 688, 60);
        using var picture = top.Insert(blue, 688, 516);

        using var result = _bench.Derive(
            _bench.Save(picture, "a.png"), transformation, change: request => request with { Seen = [new("giraffe", new(650, 60, 100, 480))] });

        using var reds = result[0] - result[1];
        using var blues = result[2] - result[1];
        Assert.True(reds.Max() > 150, "Its head is cut off.");
        Assert.True(blues.Max() > 150, "Its feet are cut off.");
    }

    private bool Shows(string transformation, NamedRegion[] seen, params PixelRect[] faces)
    {
        using var noise = Image.Gaussnoise(900, 300, sigma: 20, mean: 120, seed: 5);
        using var bytes = noise.Cast(Enums.BandFormat.Uchar);
        using var bands = bytes.Bandjoin(bytes, bytes);
        using var grey = bands.Copy(interpretation: Enums.Interpretation.Srgb);
        using var speck = Bench.Flat(8, 8, 255, 0, 0);
        // A speck that the pixels alone hardly look at, in the middle of what was seen.
        using var marked = grey.Insert(speck, 786, 146);

        using var result = _bench.Derive(_bench.Save(marked, "a.png"), transformation, change: request => request with { Seen = seen, Faces = faces });
        using var found = result[0] - result[1];
        return found.Max() > 150;
    }

    [Theory]
    [InlineData("c_fill,g_auto:face,w_300,h_300", true)]
    [InlineData("c_fill,g_auto:faces_90:cat,w_300,h_300", true)]
    [InlineData("c_fill,g_auto:no_faces,w_300,h_300", false)]
    [InlineData("c_fill,g_auto:face_avoid,w_300,h_300", false)]
    [InlineData("c_fill,g_no_faces,w_300,h_300", false)]
    [InlineData("c_thumb,g_person,w_100,h_100", true)]
    public void Faces_draw_the_window_or_drive_it_away(string transformation, bool shown)
    {
        using var noise = Image.Gaussnoise(900, 300, sigma: 20, mean: 120, seed: 5);
        using var grey = noise.Cast(Enums.BandFormat.Uchar).Bandjoin(noise.Cast(Enums.BandFormat.Uchar), noise.Cast(Enums.BandFormat.Uchar)).Copy(interpretation: Enums.Interpretation.Srgb);
        using var face = Bench.Flat(60, 60, 255, 200, 0);
        using var picture = grey.Insert(face, 760, 120);

        using var result = _bench.Derive(
            _bench.Save(picture, "a.png"), transformation, change: request => request with { Faces = [new PixelRect(760, 120, 60, 60)] });

        using var found = (result[0].Equal(255) & result[2].Equal(0)).Gaussblur(2);
        Assert.Equal(shown, found.Max() > 200);
    }

    private static DeriveRequest WithRegions(DeriveRequest request) => request with
    {
        Faces = [new PixelRect(270, 170, 50, 50), new PixelRect(70, 70, 30, 30)],
        CustomCoordinates = new PixelRect(10, 30, 40, 30),
    };

    /// <summary>Column and row in three bytes: the low byte of each, and what is above it.</summary>
    private static Image Places(int width, int height)
    {
        using var place = Image.Xyz(width, height);
        using var low = (place & 255).Cast(Enums.BandFormat.Uchar);
        using var high = ((place[0] >> 8) + ((place[1] >> 8) * 16)).Cast(Enums.BandFormat.Uchar);
        using var joined = low.Bandjoin(high);
        return joined.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private static (int X, int Y) PlaceAt(Image image, int x, int y)
    {
        var pixel = image.Getpoint(x, y).Select(band => (int)band).ToArray();
        return (pixel[0] + (pixel[2] % 16 * 256), pixel[1] + (pixel[2] / 16 * 256));
    }
}
