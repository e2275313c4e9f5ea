using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Tests.Engine;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;
using ServerlessDam.Media.Vision.Upscaling;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Layers;
using ServerlessDam.Transformations.Plans;
using ServerlessDam.Transformations.Plans.Evaluation;

namespace ServerlessDam.Media.Tests.Vision;

/// <summary>e_upscale on small pictures of every kind.</summary>
public sealed class UpscalingTests : IDisposable
{
    private readonly UpscalingBench _bench = new();

    [Fact]
    public void It_comes_closer_to_a_photograph_than_plain_enlarging()
    {
        using var photo = Photo(left: 150, top: 20, side: 192);
        using var small = photo.Resize(0.25);
        using var plain = small.Resize(4, kernel: Enums.Kernel.Lanczos3);
        using var upscaled = _bench.Derive(_bench.Files.Save(small, "a.png"), "e_upscale");
        Assert.Equal((192, 192, 3), (upscaled.Width, upscaled.Height, upscaled.Bands));
        Assert.True(Distance(photo, upscaled) < Distance(photo, plain), $"{Distance(photo, upscaled)} and {Distance(photo, plain)}");
    }

    [Theory]
    [InlineData(16)]
    [InlineData(23)]
    public void In_pieces_it_is_what_it_is_as_a_whole(int longest)
    {
        using var photo = Photo(left: 180, top: 60, side: 61);
        var (rgb, size) = (photo.WriteToMemory<byte>(), new PixelSize(61, 61));
        var whole = Enlarge(rgb, size, 1000);
        var pieces = Enlarge(rgb, size, longest);
        // The same numbers added up in another order may be rounded to the next.
        Assert.InRange(whole.Zip(pieces, (one, other) => Math.Abs(one - other)).Max(), 0, 1);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(13, 2)]
    public void A_picture_of_few_pixels_of_one_colour_keeps_it(int width, int height)
    {
        using var flat = Bench.Flat(width, height, 200, 60, 30);
        using var upscaled = _bench.Derive(_bench.Files.Save(flat, "a.png"), "e_upscale");
        Assert.Equal((4 * width, 4 * height), (upscaled.Width, upscaled.Height));
        using var difference = (upscaled - new double[] { 200, 60, 30 }).Abs();
        Assert.InRange(difference.Max(), 0, 2);
    }

    [Fact]
    public void What_is_transparent_stays_so_and_casts_no_shadow_on_what_is_not()
    {
        // White on black that nobody sees.
        using var white = Bench.Halves(24, 12, [255, 255, 255], [0, 0, 0]);
        using var alpha = Bench.Halves(24, 12, [255], [0]);
        using var both = white.Bandjoin(alpha.ExtractBand(0));
        using var upscaled = _bench.Derive(_bench.Files.Save(both, "a.png"), "e_upscale");
        Assert.Equal((96, 48, 4), (upscaled.Width, upscaled.Height, upscaled.Bands));
        Assert.Equal((255, 0), (upscaled.Getpoint(10, 24)[3], upscaled.Getpoint(85, 24)[3]));
        Assert.All(Enumerable.Range(0, 48), x => Assert.InRange(upscaled.Getpoint(x, 24)[1], 240, 255));
    }

    [Fact]
    public void A_picture_without_colour_stays_without()
    {
        using var photo = Photo(left: 180, top: 60, side: 20);
        using var grey = photo.Colourspace(Enums.Interpretation.Bw);
        using var upscaled = _bench.Derive(_bench.Files.Save(grey, "a.png"), "e_upscale");
        using var colour = upscaled.Colourspace(Enums.Interpretation.Lch)[1];
        Assert.InRange(colour.Max(), 0, 0.1);
    }

    [Theory]
    [InlineData("rgb16.png")]
    [InlineData("cmyk.jpg")]
    public void Pictures_of_other_kinds_are_taken_too(string name)
    {
        using var photo = Photo(left: 180, top: 60, side: 20);
        using var other = name == "cmyk.jpg" ? photo.Colourspace(Enums.Interpretation.Cmyk) : photo.Colourspace(Enums.Interpretation.Rgb16);
        using var upscaled = _bench.Derive(_bench.Files.Save(other, name), "e_upscale");
        using var plain = photo.Resize(4);
        Assert.Equal((80, 80, 3), (upscaled.Width, upscaled.Height, upscaled.Bands));
        Assert.InRange(Distance(plain, upscaled), 0, 20);
    }

    [Fact]
    public void Steps_go_on_with_the_larger_picture_and_layers_are_enlarged_too()
    {
        using var photo = Photo(left: 180, top: 60, side: 20);
        var path = _bench.Files.Save(photo, "a.png");
        using var filled = _bench.Derive(path, "e_upscale/c_fill,h_30,w_40");
        Assert.Equal((40, 30), (filled.Width, filled.Height));
        using var laid = _bench.Derive(path, "c_scale,w_100/l_a/e_upscale/fl_layer_apply,g_north_west", UpscalingBench.WithLayer(path));
        Assert.Equal((100, 100), (laid.Width, laid.Height));
    }

    [Theory]
    [InlineData("l_a/e_upscale/c_scale,w_20/fl_layer_apply,g_faces")]
    [InlineData("l_a/e_upscale/c_scale,fl_region_relative,w_1.0/fl_layer_apply,g_faces")]
    public void A_layer_is_enlarged_for_all_faces_that_it_is_laid_on(string transformation)
    {
        using var blue = Bench.Flat(200, 100, 0, 0, 200);
        using var red = Bench.Flat(8, 4, 200, 0, 0);
        var faces = Enumerable.Range(0, 9).Select(i => new PixelRect(20 + (18 * i), 40, 10 + i, 10 + i)).ToList();
        var layer = UpscalingBench.WithLayer(_bench.Files.Save(red, "a.png"));
        using var laid = _bench.Derive(_bench.Files.Save(blue, "b.png"), transformation, request => layer(request) with { Faces = faces });
        Assert.All(faces, face => Assert.InRange(laid.Getpoint(face.X + (face.Width / 2), face.Y + (face.Height / 2))[0], 190, 210));
    }

    [Fact]
    public void A_layer_to_which_the_same_was_done_is_enlarged_once()
    {
        var (logo, other) = (new PictureContent(new AssetSource(LayerMedia.Image, "upload", "logo"), new()), new PictureContent(new AssetSource(LayerMedia.Image, "upload", "other"), new()));
        ValueList<PlanStep> nothing = [], turned = [new RotateStep(90, FlipHorizontal: false, FlipVertical: false, Corners: null)];
        using var enlargements = new Enlargements();
        var times = 0;
        foreach (var (content, before) in new[] { (logo, nothing), (logo, nothing), (other, nothing), (logo, turned), (logo, turned), (logo, nothing) })
        {
            var picture = new Picture([Bench.Flat(2, 1, 1, 2, 3)], PictureState.Of(new PlanInput { Size = new(2, 1) }), TestContext.Current.CancellationToken);
            using var made = enlargements.Once(content, before, picture, given => { times++; return given; });
            Assert.Equal([1.0, 2, 3], made.First.Getpoint(1, 0));
        }
        Assert.Equal(3, times);
    }

    public void Dispose() => _bench.Dispose();

    /// <summary>A piece of the astronaut's portrait.</summary>
    private static Image Photo(int left, int top, int side)
    {
        using var photo = Image.NewFromFile(Installed.Photo("astronaut.jpg"));
        using var piece = photo.Crop(left, top, side, side);
        return piece.CopyMemory();
    }

    private static byte[] Enlarge(byte[] rgb, PixelSize size, int longest)
        => Enlarging.Rgb(rgb, size, Installed.Sight().Upscaling!, longest, () => TimeSpan.MaxValue, TestContext.Current.CancellationToken);

    /// <summary>Mean square, in steps of 255.</summary>
    private static double Distance(Image one, Image other)
    {
        using var difference = one - other;
        using var square = difference * difference;
        return Math.Sqrt(square.Avg());
    }
}
