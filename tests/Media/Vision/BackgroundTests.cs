using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Tests.Engine;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Background;
using ServerlessDam.Media.Vision.Models;

namespace ServerlessDam.Media.Tests.Vision;

/// <summary>e_background_removal on photographs, and the arithmetic behind it.</summary>
public sealed class BackgroundTests : IDisposable
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData("e_background_removal", 512)]
    [InlineData("e_background_removal:fineedges_y;hints_(person)", 512)]
    [InlineData("c_scale,w_200/e_background_removal", 200)]
    public void What_is_behind_becomes_transparent_and_what_the_picture_is_of_stays(string transformation, int side)
    {
        using var cut = Derive("astronaut.jpg", transformation, "png");
        Assert.Equal((side, side, 4), (cut.Width, cut.Height, cut.Bands));
        // The face and the suit; the flag at the left and the wall at the top right.
        Assert.All(new[] { (0.44, 0.22), (0.43, 0.8) }, place => Assert.InRange(Alpha(cut, place), 240, 255));
        Assert.All(new[] { (0.04, 0.3), (0.66, 0.06) }, place => Assert.InRange(Alpha(cut, place), 0, 15));
    }

    [Fact]
    public void In_a_format_without_transparency_the_background_is_what_b_says()
    {
        using var cut = Derive("astronaut.jpg", "b_rgb:00ff00,e_background_removal", "jpg");
        var colour = cut.Getpoint(20, 150);
        Assert.InRange(colour[1] - Math.Max(colour[0], colour[2]), 200, 255);
    }

    [Fact]
    public void A_picture_of_nothing_is_served_too()
    {
        using var grey = Image.Black(3, 2, bands: 3);
        var request = _bench.Request(_bench.Save(grey, "a.png"), "e_background_removal", "png");
        Assert.Equal((3, 2), (Run(request, Installed.Sight()).Width, Run(request, Installed.Sight()).Height));
    }

    [Fact]
    public void Without_the_model_it_is_refused_by_the_name_of_what_is_missing()
    {
        var request = _bench.Request(Installed.Photo("cat.jpg"), "e_background_removal", "png");
        var error = Assert.Throws<DamException>(() => Run(request, new Sight(new ModelFolder(null))));
        Assert.Equal((ErrorKind.NotAvailable, "Effect e_background_removal needs a segmentation engine, which this server does not have"), (error.Kind, error.Message));
    }

    [Fact]
    public void An_animation_may_be_short()
    {
        using var frames = Image.Gaussnoise(16, 9 * 16, sigma: 60, mean: 128, seed: 1);
        using var animation = frames.Mutate(image => image.Set(GValue.GIntType, "page-height", 16));
        var request = _bench.Request(_bench.Save(animation, "a.gif"), "e_background_removal", "gif");
        Assert.Contains("at most 8 frames", Assert.Throws<DamException>(() => Run(request, Installed.Sight())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mask_takes_over_the_edges_of_its_picture()
    {
        // Bright from the tenth column on; the mask knows only that it is somewhere about.
        const int width = 20;
        float[] guide = [.. Enumerable.Range(0, width * width).Select(i => i % width < 10 ? 0.1f : 0.9f)];
        float[] mask = [.. Enumerable.Range(0, width * width).Select(i => Math.Clamp(((i % width) - 5) / 10f, 0, 1))];
        var (slope, offset) = GuidedFilter.Fit(guide, mask, width, width, radius: 4, epsilon: 1e-4f);
        float At(int x) => (slope[(10 * width) + x] * guide[(10 * width) + x]) + offset[(10 * width) + x];

        Assert.InRange(At(9), 0, 0.4);
        Assert.InRange(At(10), 0.6, 1);
    }

    [Fact]
    public void What_stands_out_is_where_the_mask_says_so()
    {
        var mask = new float[400];
        foreach (var (x, y) in from x in Enumerable.Range(5, 6) from y in Enumerable.Range(2, 10) select (x, y))
            mask[(20 * y) + x] = 0.9f;
        var box = SubjectBox.Of(mask, 20)!.Value;
        Assert.Equal((5.0, 2.0, 11.0, 12.0), (box.Left, box.Top, box.Right, box.Bottom));
    }

    [Fact]
    public void Nothing_stands_out_where_all_is_behind()
        => Assert.Null(SubjectBox.Of(new float[400], 20));

    public void Dispose() => _bench.Dispose();

    private Image Derive(string photo, string transformation, string format)
    {
        var request = _bench.Request(Installed.Photo(photo), transformation, format);
        return Bench.Open(request.OutputPath, Run(request, Installed.Sight()).Format);
    }

    private static DerivedFile Run(DeriveRequest request, Sight sight)
        => ImageEngine.Run(request.SourcePath, request, (file, _) => SourceFile.Of(file), TestContext.Current.CancellationToken, sight);

    private static double Alpha(Image image, (double X, double Y) place) => image.Getpoint((int)(place.X * image.Width), (int)(place.Y * image.Height))[3];
}
