using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Programs;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>What is decoded once is used again, and nobody sees that but by the clock.</summary>
public sealed class RecentPixelsTests : IDisposable
{
    private readonly Bench _bench = new();
    private readonly RecentPixels _recent = new();

    public void Dispose()
    {
        _recent.CloseUnused(TimeSpan.Zero);
        _bench.Dispose();
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("gif")]
    [InlineData("tif")]
    [InlineData("webp")]
    [InlineData("avif")]
    public void A_size_is_the_same_for_the_first_the_second_and_the_third_who_asks(string format)
    {
        using var photo = Bench.Photo(400, 300, seed: 5);
        var source = _bench.Save(photo, $"a.{format}");
        foreach (var transformation in new[] { "w_50", "c_fill,h_45,w_60", "c_crop,g_south,h_100,w_100/w_25", "a_90/w_0.2", "e_trim/w_40", "c_auto,g_auto,h_35,w_35", "e_sepia", "l_text:Arial_20:a/w_45" })
        {
            var alone = Derived(source, transformation, null);
            for (var time = 0; time < 3; time++)
                Assert.Equal(alone, Derived(source, transformation, "asset/1"));
        }
    }

    [Fact]
    public void A_turned_photograph_stays_upright()
    {
        using var photo = Bench.Photo(600, 400, seed: 5);
        using var turned = photo.Mutate(mutable => mutable.Set(GValue.GIntType, "orientation", 6));
        var source = _bench.Save(turned, "a.jpg");
        var alone = Derived(source, "w_100", null);
        for (var time = 0; time < 3; time++)
            Assert.Equal(alone, Derived(source, "w_100", "asset/1"));
        Assert.NotEqual(alone, Derived(source, "a_ignore/w_100", "asset/1"));
    }

    [Fact]
    public void Other_content_at_the_same_place_is_decoded_anew()
    {
        using var red = Bench.Flat(300, 200, 255, 0, 0);
        using var blue = Bench.Flat(300, 200, 0, 0, 255);
        var path = _bench.Save(red, "a.png");
        var other = _bench.Save(blue, "b.png");
        for (var time = 0; time < 2; time++)
            Derived(path, "w_20", "asset/1");
        File.Copy(other, path, overwrite: true);

        Assert.Equal(Derived(other, "w_20", null), Derived(path, "w_20", "asset/2"));
        Assert.Equal(Derived(other, "w_20", null), Derived(path, "w_20", "asset/2"));
    }

    [Fact]
    public void Pixels_are_decoded_twice_and_no_more()
    {
        using var photo = Bench.Photo(300, 200, seed: 5);
        var path = _bench.Save(photo, "a.png");
        for (var time = 0; time < 2; time++)
            Derived(path, "w_20", "asset/1");

        // Half of it cannot be decoded a third time.
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..(whole.Length / 2)]);
        Derived(path, "w_30", "asset/1");
        Assert.Throws<DamException>(() => Derived(path, "w_30", null));

        Assert.True(_recent.CloseUnused(TimeSpan.Zero));
        Assert.False(_recent.CloseUnused(TimeSpan.Zero));
        Assert.Throws<DamException>(() => Derived(path, "w_30", "asset/1"));
    }

    [Fact]
    public void Large_pictures_are_not_kept()
    {
        using var black = Image.Black(3000, 2000, bands: 3);
        var path = _bench.Save(black, "a.png");
        for (var time = 0; time < 3; time++)
            Derived(path, "w_20", "asset/1");
        Assert.False(_recent.CloseUnused(TimeSpan.Zero));
    }

    [Fact]
    public void Who_wants_the_top_of_a_broken_picture_has_it_every_time()
    {
        using var noise = Image.Gaussnoise(800, 600, sigma: 40, mean: 128, seed: 9);
        using var picture = noise.Cast(Enums.BandFormat.Uchar);
        var whole = File.ReadAllBytes(_bench.Save(picture, "a.jpg"));
        var broken = _bench.Save(whole.AsSpan(0, whole.Length * 9 / 10), "b.jpg");
        var alone = Derived(broken, "c_crop,g_north,h_100,w_800", null);
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(alone, Derived(broken, "c_crop,g_north,h_100,w_800", "asset/1"));
            Assert.Throws<DamException>(() => Derived(broken, "c_crop,g_south,h_100,w_800", "asset/1"));
        }
    }

    private byte[] Derived(string source, string transformation, string? content)
    {
        var request = _bench.Request(source, transformation, "png", asked => asked with { SourceContent = content });
        ImageEngine.Run(source, request, (file, _) => SourceFile.Of(file), TestContext.Current.CancellationToken, null, _recent);
        return File.ReadAllBytes(request.OutputPath);
    }
}
