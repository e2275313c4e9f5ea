using System.Diagnostics;
using NetVips;
using ServerlessDam.Media.Operations.Seams;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>Liquid scaling keeps what has edges and gives up, or draws out, what has none.</summary>
public sealed class Liquid : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(300, 300)]
    [InlineData(200, 300)]
    [InlineData(400, 200)]
    [InlineData(600, 300)]
    [InlineData(400, 450)]
    [InlineData(500, 220)]
    [InlineData(1300, 300)]
    public void What_has_edges_keeps_its_shape(int width, int height)
    {
        var scene = Scene(400, 300);

        using var result = _bench.Derive(_bench.Save(scene, "a.png"), $"c_scale,g_liquid,h_{height},w_{width}");

        Assert.Equal((width, height, 3), (result.Width, result.Height, result.Bands));
        using var red = result[0] > 200;
        var box = red.FindTrim(threshold: 10, background: [0.0]);
        Assert.InRange(Convert.ToDouble(box[2]), 78, 84);
        Assert.InRange(Convert.ToDouble(box[3]), 78, 84);
    }

    [Fact]
    public void What_both_sides_have_in_common_is_plain_scaling()
    {
        var scene = Scene(800, 600);

        using var result = _bench.Derive(_bench.Save(scene, "a.png"), "c_scale,g_liquid,h_300,w_400");
        using var scaled = _bench.Derive(_bench.Save(scene, "a.png"), "c_scale,h_300,w_400");

        using var difference = (result - scaled).Abs();
        Assert.Equal(0, difference.Max());
    }

    [Fact]
    public void A_face_is_left_whole_even_without_edges()
    {
        using var noise = Image.Gaussnoise(300, 200, sigma: 30, mean: 120, seed: 7);
        using var grey = noise.Cast(Enums.BandFormat.Uchar);
        using var joined = grey.Bandjoin(grey, grey);
        using var face = Bench.Flat(80, 80, 250, 250, 0);
        using var picture = joined.Insert(face, 150, 60).Copy(interpretation: Enums.Interpretation.Srgb);

        using var result = _bench.Derive(
            _bench.Save(picture, "a.png"), "c_scale,g_liquid,h_200,w_200", change: request => request with { Faces = [new PixelRect(150, 60, 80, 80)] });

        using var found = result[0].Equal(250) & result[2].Equal(0);
        Assert.InRange(found.Avg() / 255 * result.Width * result.Height, 6360, 6440);
    }

    [Theory]
    [InlineData(3000, 2000, 2000, 2000)]
    [InlineData(2000, 1500, 4000, 1500)]
    [InlineData(4000, 100, 100, 4000)]
    [InlineData(10, 3000, 1000, 3000)]
    [InlineData(2, 2, 50, 3)]
    public void A_large_task_ends_soon(int width, int height, int wantedWidth, int wantedHeight)
    {
        using var picture = Bench.Halves(width, height, [200, 30, 90, 255], [20, 160, 220, 60]);
        var source = _bench.Save(picture, "a.png");
        var watch = Stopwatch.StartNew();

        using var result = _bench.Derive(source, $"c_scale,g_liquid,h_{wantedHeight},w_{wantedWidth}");

        Assert.Equal((wantedWidth, wantedHeight), (result.Width, result.Height));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"took {watch.Elapsed}");
    }

    [Fact]
    public void The_cheapest_seams_go_first_and_are_the_first_to_double()
    {
        byte[] row = [0, 120, 255, 90, 90, 90, 90, 90, 255, 120, 0];
        byte[] luma = [.. row, .. row];

        var narrow = SeamCarver.Columns(luma, new byte[22], 11, 2, 8);
        var wide = SeamCarver.Columns(luma, new byte[22], 11, 2, 14);

        Assert.Equal([0f, 1, 2, 3, 7, 8, 9, 10], narrow.Places[8..]);
        Assert.Equal([0f, 1, 2, 3, 4, 4.5f, 5, 5.5f, 6, 6.5f, 7, 8, 9, 10], wide.Places[14..]);
    }

    /// <summary>A red square with a pattern of 80 pixels a side in the middle of a plain grey.</summary>
    private static Image Scene(int width, int height)
    {
        var grey = Bench.Flat(width, height, 110, 110, 110);
        var stripes = Image.Sines(80, 80, hfreq: 0.1, vfreq: 0.1, uchar: true);
        var red = Bench.Flat(80, 80, 255, 0, 0);
        var pattern = red[0].Bandjoin(stripes, stripes).Copy(interpretation: Enums.Interpretation.Srgb);
        return grey.Insert(pattern, (width - 80) / 2, (height - 80) / 2);
    }
}
