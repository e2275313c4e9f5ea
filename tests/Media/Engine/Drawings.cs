using System.Xml.Linq;
using NetVips;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>Pictures of e_vectorize, written as svg.</summary>
public sealed class Drawings : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Two_halves_are_two_paths_that_draw_them_again()
    {
        using var picture = Bench.Halves(200, 100, [200, 100, 50], [20, 40, 60]);

        var (drawing, path) = Drawn(picture, "e_vectorize:colors:2");

        Assert.Equal(("200", "100", "0 0 400 200"), ((string?)drawing.Attribute("width"), (string?)drawing.Attribute("height"), (string?)drawing.Attribute("viewBox")));
        Assert.Equal(2, Paths(drawing).Count());
        using var drawn = Image.NewFromFile(path);
        Near([200, 100, 50], drawn.Getpoint(50, 50));
        Near([20, 40, 60], drawn.Getpoint(150, 50));
    }

    [Fact]
    public void A_photograph_is_drawn_much_as_its_flat_picture_looks_in_no_more_colours_than_asked_for()
    {
        using var photo = Bench.Photo(640, 427, seed: 7);
        using var flat = _bench.Derive(_bench.Save(photo, "a.png"), "e_vectorize:colors:6");

        var (drawing, path) = Drawn(photo, "e_vectorize:colors:6");

        Assert.InRange(Paths(drawing).Count(), 2, 6);
        using var drawn = Image.NewFromFile(path);
        using var colours = drawn.ExtractBand(0, n: 3);
        Assert.Equal((640, 427), (drawn.Width, drawn.Height));
        Assert.InRange(((flat - colours).Abs()).Avg(), 0, 6);
        Assert.True(new FileInfo(path).Length < 600_000, $"{new FileInfo(path).Length} bytes");
    }

    [Fact]
    public void What_is_transparent_stays_empty()
    {
        using var picture = Bench.Halves(200, 100, [200, 100, 50], [20, 40, 60]);

        var (_, path) = Drawn(picture, "c_pad,h_100,w_300/e_vectorize");

        using var drawn = Image.NewFromFile(path);
        Assert.Equal((0.0, 255.0), (drawn.Getpoint(10, 50)[3], drawn.Getpoint(100, 50)[3]));
    }

    [Fact]
    public void A_large_picture_is_traced_small_and_drawn_large()
    {
        using var picture = Bench.Halves(3000, 1500, [200, 100, 50], [20, 40, 60]);

        var (drawing, _) = Drawn(picture, "e_vectorize");

        Assert.Equal(("3000", "0 0 2000 1000"), ((string?)drawing.Attribute("width"), (string?)drawing.Attribute("viewBox")));
    }

    [Fact]
    public void Noise_makes_no_endless_drawing()
    {
        using var noise = Image.Gaussnoise(1000, 1000, sigma: 90, mean: 128, seed: 3);
        using var picture = noise.Bandjoin(noise, noise);
        using var bytes = picture.Cast(Enums.BandFormat.Uchar);

        var (_, path) = Drawn(bytes, "e_vectorize:colors:30:detail:1000:despeckle:0/e_ordered_dither:5");

        Assert.InRange(new FileInfo(path).Length, 1, 8_000_000);
    }

    [Fact]
    public void Other_pictures_are_no_drawings()
    {
        using var picture = Bench.Flat(40, 30, 180, 90, 40);
        var source = _bench.Save(picture, "a.png");

        Assert.Equal("Format svg is for what e_vectorize has drawn", Assert.Throws<DamException>(() => _bench.Run(source, "e_sepia", "svg")).Message);
    }

    private (XElement Drawing, string Path) Drawn(Image picture, string transformation)
    {
        var path = _bench.Path("drawn.svg");
        var file = _bench.Run(_bench.Save(picture, "a.png"), transformation, "svg", request => request with { OutputPath = path });
        Assert.Equal(("svg", new FileInfo(path).Length), (file.Format, file.SizeInBytes));
        return (XElement.Load(path), path);
    }

    private static IEnumerable<XElement> Paths(XElement drawing) => drawing.Descendants().Where(element => element.Name.LocalName == "path");

    /// <summary>Colours are counted on 32 levels a channel.</summary>
    private static void Near(double[] expected, double[] seen)
        => Assert.All(expected.Zip(seen), pair => Assert.Equal(pair.First, pair.Second, 9.0));
}
