using System.Reflection;
using NetVips;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Media.Tests.Probing.Quality;

public sealed class QualityAnalysisTests : IDisposable
{
    private readonly Degraded _degraded = new();
    private readonly TestFiles _files = new();

    public static TheoryData<string> Photos => Degraded.Photos;

    [Theory, MemberData(nameof(Photos))]
    public void Blur_lowers_focus_and_what_is_left_of_fine_detail(string photo)
    {
        var steps = Of(photo, [0, 1, 2, 4], (image, sigma) => sigma == 0 ? image.Copy() : image.Gaussblur(sigma));
        Falls(steps, facts => facts.Focus, facts => facts.Dct, facts => facts.PixelScore, facts => facts.Score);
    }

    [Theory, MemberData(nameof(Photos))]
    public void A_blurred_picture_is_no_sharper_for_having_more_pixels(string photo)
    {
        var small = _degraded.Measure(photo, image => image.Resize(3));
        var large = _degraded.Measure(photo, image => image.Resize(6));
        Assert.InRange(large.Focus - small.Focus, -0.1, 0.1);
    }

    [Theory, MemberData(nameof(Photos))]
    public void Noise_lowers_noise(string photo)
        => Falls(Of(photo, [0, 4, 12, 30], Degraded.Noisy), facts => facts.Noise, facts => facts.PixelScore);

    [Theory, MemberData(nameof(Photos))]
    public void Compression_lowers_what_it_harms(string photo)
    {
        QualityFacts[] steps = [.. new[] { 95, 75, 40, 10 }.Select(quality => _degraded.AsJpeg(photo, quality))];
        Falls(steps, facts => facts.JpegQuality!.Value, facts => facts.JpegChroma!.Value, facts => facts.Blockiness, facts => facts.Dct, facts => facts.PixelScore, facts => facts.Score);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(92)]
    [InlineData(75)]
    [InlineData(50)]
    [InlineData(20)]
    public void The_setting_of_the_encoder_is_read_from_its_tables(int quality)
    {
        var facts = _degraded.AsJpeg("cat.jpg", quality);
        Assert.InRange(facts.JpegQuality!.Value, (quality / 100.0) - 0.015, (quality / 100.0) + 0.015);
        Assert.InRange(facts.JpegChroma!.Value, (quality / 100.0) - 0.015, (quality / 100.0) + 0.015);
    }

    [Theory]
    [InlineData("on", 0.25)]
    [InlineData("off", 1)]
    public void Colours_with_fewer_samples_are_told(string subsampling, double share)
        => Assert.Equal(share, _degraded.AsJpeg("cat.jpg", 80, subsampling).ChromaSubsampling);

    [Fact]
    public void What_is_no_JPEG_has_no_quality_of_one_but_the_traces_of_one_that_it_was()
    {
        var plain = _degraded.Measure("cat.jpg", image => image.Copy());
        var was = _degraded.Measure("cat.jpg", image => Image.NewFromBuffer(image.JpegsaveBuffer(q: 15)));
        var cut = _degraded.Measure("cat.jpg", image => Image.NewFromBuffer(image.JpegsaveBuffer(q: 15)).Crop(3, 5, 340, 230));
        Assert.Null(plain.JpegQuality);
        Assert.Null(plain.JpegChroma);
        Assert.True(plain.Blockiness > 0.9 && was.Blockiness < 0.5 && cut.Blockiness < 0.5, $"{plain.Blockiness} {was.Blockiness} {cut.Blockiness}");
    }

    [Theory, MemberData(nameof(Photos))]
    public void Darkening_lowers_exposure(string photo)
        => Falls(Of(photo, [1, 0.6, 0.3, 0.1], (image, share) => image * share), facts => facts.Exposure, facts => facts.ColorScore);

    [Theory, MemberData(nameof(Photos))]
    public void Blown_highlights_lower_exposure(string photo)
        => Falls(Of(photo, [0, 80, 140, 200], (image, more) => image + more), facts => facts.Exposure);

    [Theory, MemberData(nameof(Photos))]
    public void Flattening_lowers_contrast(string photo)
        => Falls(Of(photo, [1, 0.6, 0.3, 0], (image, share) => image.Linear([share], [128 * (1 - share)])), facts => facts.Contrast);

    [Theory, MemberData(nameof(Photos))]
    public void Taking_colour_away_lowers_saturation(string photo)
        => Falls(Of(photo, [0, 0.4, 0.8, 1], Degraded.Grey), facts => facts.Saturation);

    [Fact]
    public void Shadow_over_a_side_lowers_lighting()
        => Falls(Of("cat.jpg", [0, 0.5, 1], Degraded.Shaded), facts => facts.Lighting);

    [Fact]
    public void Fewer_pixels_are_a_lower_resolution()
    {
        Falls(Of("cat.jpg", [3, 1, 0.3], (image, factor) => image.Resize(factor)), facts => facts.Resolution);
        Assert.Equal(1, _degraded.Measure("cat.jpg", image => image.Resize(5)).Resolution);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(5000, 2)]
    [InlineData(3, 5000)]
    [InlineData(2600, 1700)]
    public void Every_number_of_any_picture_is_from_0_to_1(int width, int height)
    {
        string[] paths =
        [
            _files.Flat("flat.png", width, height, 0, 0, 0), _files.Flat("clear.png", width, height, 200, 10, 10, 0), _files.Flat("grey.jpg", width, height, 128),
            _files.Photo("photo.jpg", width, height, seed: 3),
        ];
        foreach (var path in paths)
        {
            var facts = Degraded.Probe(path, ProbeParts.Quality).Quality!;
            Assert.All(typeof(QualityFacts).GetProperties(BindingFlags.Public | BindingFlags.Instance), property =>
                Assert.True(property.GetValue(facts) is null or (double and >= 0 and <= 1), $"{path}: {property.Name} is {property.GetValue(facts)}"));
        }
    }

    [Fact]
    public void A_large_picture_measures_as_its_parts_do()
    {
        var small = _degraded.Measure("cat.jpg", image => image.Replicate(4, 4));
        var large = _degraded.Measure("cat.jpg", image => image.Replicate(7, 9));
        Assert.InRange(large.Noise - small.Noise, -0.03, 0.03);
        Assert.InRange(large.Blockiness - small.Blockiness, -0.05, 0.05);
        Assert.InRange(large.Dct - small.Dct, -0.05, 0.05);
    }

    public void Dispose()
    {
        _degraded.Dispose();
        _files.Dispose();
    }

    private QualityFacts[] Of(string photo, double[] steps, Func<Image, double, Image> change)
        => [.. steps.Select(step => _degraded.Measure(photo, image => change(image, step)))];

    /// <summary>Each measure is lower at every step than at the one before, down to 0.</summary>
    private static void Falls(QualityFacts[] steps, params Func<QualityFacts, double>[] measures)
    {
        foreach (var measure in measures)
        {
            var values = steps.Select(measure).ToList();
            Assert.All(values.Zip(values.Skip(1)), pair => Assert.True(pair.Second < pair.First || pair == (0, 0), $"not falling: {string.Join(' ', values)}"));
        }
    }
}
