using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Writers.Measuring;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>q_auto: what a level comes to in bytes and in similarity.</summary>
public sealed class AutoQualityTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("jpg", "")]
    [InlineData("webp", "")]
    [InlineData("avif", "")]
    [InlineData("png", "")]
    [InlineData("gif", "")]
    [InlineData("jxl", "")]
    [InlineData("heic", "")]
    [InlineData("jpg", ":444")]
    [InlineData("jpg", ",fl_any_format")]
    public void A_higher_level_never_has_fewer_bytes(string format, string more)
    {
        foreach (var seed in new[] { 1, 2 })
        {
            using var picture = Bench.Photo(300, 200, seed);
            var source = _bench.Save(picture, "a.png");

            var bytes = new[] { "best", "good", "eco", "low" }.Select(level => _bench.Run(source, $"q_auto:{level}{more}", format).SizeInBytes).ToList();

            Assert.Equal(bytes.OrderDescending(), bytes);
            if (format is not ("png" or "gif"))
                Assert.True(bytes[0] > bytes[3], string.Join(' ', bytes));
        }
    }

    /// <summary>The sample stands for the whole to within two thousandths.</summary>
    [Theory]
    [InlineData("jpg", "good", AutoQuality.Good)]
    [InlineData("jpg", "eco", AutoQuality.Eco)]
    [InlineData("webp", "good", AutoQuality.Good)]
    [InlineData("avif", "good", AutoQuality.Good)]
    public void A_level_holds_its_similarity_on_pictures_that_differ(string format, string name, AutoQuality level)
    {
        foreach (var (width, sigma) in new[] { (900, 3.0), (360, 12.0) })
        {
            using var noise = Image.Gaussnoise(width, width * 2 / 3, sigma: sigma * 14, mean: 128, seed: 4);
            using var soft = noise.Gaussblur(1.6);
            using var bytes = soft.Cast(Enums.BandFormat.Uchar);
            using var picture = bytes.Colourspace(Enums.Interpretation.Srgb);

            using var result = _bench.Derive(_bench.Save(picture, "a.png"), $"q_auto:{name}", format);

            Assert.InRange(new Similarity(picture).To(result), MeasuredQuality.Target(level) - 0.002, 1);
        }
    }

    [Fact]
    public void Who_saves_data_gets_eco_and_the_owners_quality_takes_the_place_of_both()
    {
        using var picture = Bench.Photo(300, 200, seed: 3);
        var source = _bench.Save(picture, "a.png");

        var eco = _bench.Run(source, "q_auto:eco", "jpg").SizeInBytes;
        var low = _bench.Run(source, "q_auto:low", "jpg").SizeInBytes;

        Assert.Equal(eco, _bench.Run(source, "q_auto", "jpg", request => request with { SaveData = true }).SizeInBytes);
        Assert.Equal(low, _bench.Run(source, "q_auto:low", "jpg", request => request with { SaveData = true }).SizeInBytes);
        Assert.Equal(_bench.Run(source, "q_35", "jpg").SizeInBytes, _bench.Run(source, "q_auto", "jpg", request => request with { QualityOverride = 35, SaveData = true }).SizeInBytes);
        Assert.Equal(_bench.Run(source, "q_60", "jpg").SizeInBytes, _bench.Run(source, "q_60", "jpg", request => request with { QualityOverride = 35 }).SizeInBytes);
    }

    [Fact]
    public void A_drawing_of_few_colours_stays_without_loss_as_png()
    {
        using var picture = Bench.Halves(300, 200, [250, 10, 10], [10, 10, 250]);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), "q_auto");

        Assert.Equal([250.0, 10, 10], result.Getpoint(20, 20)[..3]);
        Assert.Equal([10.0, 10, 250], result.Getpoint(280, 20)[..3]);
    }

    [Fact]
    public void Any_format_takes_the_smaller_of_jpg_and_png()
    {
        using var drawing = Bench.Halves(300, 200, [250, 10, 10], [10, 10, 250]);
        using var photo = Bench.Photo(300, 200, seed: 3);

        Assert.Equal("png", _bench.Run(_bench.Save(drawing, "a.png"), "fl_any_format,q_auto", "jpg").Format);
        Assert.Equal("jpg", _bench.Run(_bench.Save(photo, "a.png"), "fl_any_format,q_auto", "png").Format);
    }

    [Fact]
    public void An_animation_is_measured_on_its_frames()
    {
        using var reel = Bench.Reel(200, 100, 10);
        var source = _bench.Save(reel, "a.gif");

        using var result = _bench.Derive(source, "fl_animated,q_auto", "webp");

        Assert.Equal(10, result.Height / result.PageHeight);
    }
}
