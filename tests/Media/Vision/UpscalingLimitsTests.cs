using System.Globalization;
using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Media.Tests.Engine;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;
using ServerlessDam.Media.Vision.Upscaling;

namespace ServerlessDam.Media.Tests.Vision;

/// <summary>What e_upscale does not do, and how it says so.</summary>
public sealed class UpscalingLimitsTests : IDisposable
{
    private readonly UpscalingBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void What_is_too_large_is_refused_before_its_pixels_are_read()
    {
        using var noise = Image.Gaussnoise(2000, 1500, seed: 1).Cast(Enums.BandFormat.Uchar);
        var whole = File.ReadAllBytes(_bench.Files.Save(noise, "a.png"));
        var broken = _bench.Files.Save(whole.AsSpan(0, 4000), "a.png");
        Assert.Equal("Effect e_upscale takes pictures of at most " + Most + " megapixels, not 2000x1500", _bench.Refusal(broken, "e_upscale").Message);
        // Where a step before makes it small enough, it is read, and found broken.
        Assert.Equal(ErrorKind.Unprocessable, _bench.Refusal(broken, "c_scale,w_50/e_upscale").Kind);
    }

    [Fact]
    public void What_a_trim_leaves_counts_not_what_it_cuts_away()
    {
        using var white = Bench.Flat(4000, 3000, 255, 255, 255);
        using var dot = Bench.Flat(6, 5, 200, 0, 0);
        using var picture = white.Insert(dot, 300, 200);
        using var upscaled = _bench.Derive(_bench.Files.Save(picture, "a.png"), "e_trim/e_upscale");
        Assert.Equal((24, 20), (upscaled.Width, upscaled.Height));
    }

    [Fact]
    public void What_is_enlarged_again_and_again_counts_each_time()
    {
        var side = (int)Math.Sqrt(0.6 * Upscale.MostArea);
        using var white = Bench.Flat(side, side, 255, 255, 255);
        var refusal = _bench.Refusal(_bench.Files.Save(white, "a.png"), $"e_upscale/c_scale,w_{side}/e_upscale");
        Assert.Equal($"Effect e_upscale takes at most {Most} megapixels in one transformation", refusal.Message);
    }

    [Theory]
    [InlineData("e_trim/e_upscale/c_scale,h_500,w_{0}/e_upscale")]
    [InlineData("e_trim/e_upscale/l_a/c_scale,h_500,w_{0}/e_upscale/fl_layer_apply")]
    public void So_does_what_only_the_pixels_can_tell_and_what_is_a_layer(string transformation)
    {
        using var white = Bench.Flat(200, 100, 255, 255, 255);
        using var dot = Bench.Flat(40, 30, 200, 0, 0);
        using var picture = white.Insert(dot, 30, 20);
        var path = _bench.Files.Save(picture, "a.png");
        var request = _bench.Files.Request(path, string.Format(CultureInfo.InvariantCulture, transformation, Upscale.MostArea / 500), "png", UpscalingBench.WithLayer(path));
        var refusal = Assert.Throws<DamException>(() => UpscalingBench.Run(request, Installed.Sight()));
        Assert.Equal($"Effect e_upscale takes at most {Most} megapixels in one transformation", refusal.Message);
    }

    [Fact]
    public void An_animation_is_refused_and_its_first_frame_is_not()
    {
        using var reel = Bench.Reel(16, 12, 3);
        var path = _bench.Files.Save(reel, "a.gif");
        Assert.Equal("Effect e_upscale takes no animations", _bench.Refusal(path, "e_upscale", "gif").Message);
        using var first = _bench.Derive(path, "e_upscale");
        Assert.Equal((64, 48), (first.Width, first.Height));
    }

    [Fact]
    public void Without_the_model_it_is_refused_by_the_name_of_what_is_missing()
    {
        using var flat = Bench.Flat(2, 2, 1, 2, 3);
        var request = _bench.Files.Request(_bench.Files.Save(flat, "a.png"), "e_upscale", "png");
        var error = Assert.Throws<DamException>(() => UpscalingBench.Run(request, new Sight(new ModelFolder(null))));
        Assert.Equal((ErrorKind.NotAvailable, "Effect e_upscale needs an enhancement engine, which this server does not have"), (error.Kind, error.Message));
    }

    [Fact]
    public void Between_two_pieces_it_can_be_given_up()
    {
        using var cancelled = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Enlarging.Rgb(new byte[3 * 8 * 8], new(8, 8), Installed.Sight().Upscaling!, 4, Cancelling, cancelled.Token));

        TimeSpan Cancelling()
        {
            cancelled.Cancel();
            return TimeSpan.MaxValue;
        }
    }

    [Fact]
    public void Where_there_is_no_time_for_the_rest_it_says_so()
    {
        var error = Assert.Throws<DamException>(() => Enlarging.Rgb(new byte[3 * 8 * 8], new(8, 8), Installed.Sight().Upscaling!, 4, () => TimeSpan.Zero, TestContext.Current.CancellationToken));
        Assert.Equal("Effect e_upscale of 8x8 pixels takes longer here than a request may take", error.Message);
    }

    [Fact]
    public void The_reference_says_how_large_pictures_may_be()
        => Assert.Contains(FormattableString.Invariant($"{Upscale.MostAreaIn(TimeSpan.FromSeconds(10)) / 1e6} megapixels"), ServedEffects.Catalog.ByName["upscale"].Summary, StringComparison.Ordinal);

    private static string Most => FormattableString.Invariant($"{Upscale.MostArea / 1e6}");
}
