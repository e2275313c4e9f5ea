using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Engine;

namespace ServerlessDam.Media.Tests.Engine;

public sealed class Formats : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string, string> EveryPair
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var read in ImageEngine.ReadFormats)
                foreach (var write in ImageEngine.WriteFormats)
                    pairs.Add(read, write);
            return pairs;
        }
    }

    /// <summary>Colours may move by what chroma subsampling and quantisation cost.</summary>
    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Every_format_that_can_be_read_can_be_written_as_every_other(string read, string write)
    {
        var source = Sample(read);

        using var result = _bench.Derive(source, "c_scale,w_40", write);

        Assert.Equal((40, 30), (result.Width, result.Height));
        using var colours = result.Colourspace(Enums.Interpretation.Srgb);
        var pixel = colours.Getpoint(20, 15);
        Assert.InRange(pixel[0], 192, 208);
        Assert.InRange(pixel[1], 92, 108);
        Assert.InRange(pixel[2], 42, 58);
    }

    [Theory]
    [InlineData("jpg", 3)]
    [InlineData("png", 4)]
    [InlineData("webp", 4)]
    [InlineData("avif", 4)]
    [InlineData("tiff", 4)]
    [InlineData("tga", 4)]
    [InlineData("ico", 4)]
    [InlineData("jxl", 4)]
    [InlineData("bmp", 3)]
    [InlineData("jp2", 3)]
    public void Alpha_is_kept_where_the_format_has_it(string format, int bands)
    {
        using var picture = Bench.Halves(40, 30, [255, 0, 0, 0], [0, 0, 255, 255]);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), "q_100", format);

        Assert.Equal(bands, result.Bands);
    }

    [Fact]
    public void A_flag_prefers_a_format_with_alpha_to_losing_it()
    {
        using var clear = Bench.Flat(40, 30, 255, 0, 0, 0);
        using var opaque = Bench.Flat(40, 30, 255, 0, 0);

        Assert.Equal("png", _bench.Run(_bench.Save(clear, "a.png"), "fl_preserve_transparency", "jpg").Format);
        Assert.Equal("jpg", _bench.Run(_bench.Save(opaque, "a.png"), "fl_preserve_transparency", "jpg").Format);
    }

    [Fact]
    public void Progressive_and_palette_are_what_the_files_say()
    {
        using var picture = Bench.Halves(80, 60, [255, 0, 0], [0, 0, 255]);
        var source = _bench.Save(picture, "a.png");

        using var progressive = _bench.Derive(source, "fl_progressive", "jpg");
        using var baseline = _bench.Derive(source, "fl_progressive:none", "jpg");
        using var palette = _bench.Derive(source, "fl_png8", "png");
        using var full = _bench.Derive(source, "fl_png24", "png");

        Assert.True(progressive.Contains("interlaced"));
        Assert.False(baseline.Contains("interlaced"));
        Assert.True(palette.Contains("palette"));
        Assert.False(full.Contains("palette"));
    }

    [Theory]
    [InlineData("jpg", "q_90", "q_40")]
    [InlineData("webp", "q_90", "q_40")]
    [InlineData("avif", "q_90", "q_40")]
    [InlineData("jpg", "q_80:444", "q_80:420")]
    public void Less_quality_is_fewer_bytes(string format, string more, string less)
    {
        using var noise = Image.Gaussnoise(160, 120, sigma: 40, mean: 128, seed: 5);
        using var other = Image.Gaussnoise(160, 120, sigma: 40, mean: 128, seed: 6);
        using var colours = noise.Bandjoin(other, noise);
        using var picture = colours.Cast(Enums.BandFormat.Uchar);
        using var tagged = picture.Copy(interpretation: Enums.Interpretation.Srgb);
        var source = _bench.Save(tagged, "a.png");

        Assert.True(_bench.Run(source, more, format).SizeInBytes > _bench.Run(source, less, format).SizeInBytes);
    }

    [Fact]
    public void Cmyk_and_sixteen_bits_and_greys_become_srgb()
    {
        using var red = Bench.Flat(40, 30, 200, 100, 50);
        using var cmyk = red.IccTransform("cmyk");
        using var deep = red.Colourspace(Enums.Interpretation.Rgb16);
        using var grey = red.Colourspace(Enums.Interpretation.Bw);

        foreach (var source in new[] { _bench.Save(cmyk, "a.jpg[Q=100]"), _bench.Save(cmyk, "a.jpg[Q=100,strip]"), _bench.Save(deep, "a.png"), _bench.Save(grey, "a.png") })
        {
            using var result = _bench.Derive(source, "w_20");
            Assert.Equal((Enums.Interpretation.Srgb, Enums.BandFormat.Uchar, 3), (result.Interpretation, result.Format, result.Bands));
        }

        using var back = _bench.Derive(_bench.Save(cmyk, "a.jpg[Q=100]"), "w_20");
        Assert.InRange(back.Getpoint(5, 5)[0], 188, 212);
        Assert.InRange(back.Getpoint(5, 5)[2], 10, 80);
    }

    [Fact]
    public void Metadata_goes_unless_it_is_to_stay()
    {
        using var picture = Bench.Flat(40, 30, 200, 100, 50);
        using var tagged = picture.Mutate(mutable =>
        {
            mutable.Set(GValue.GStrType, "exif-ifd0-Copyright", "Ada");
            mutable.Set(GValue.GStrType, "exif-ifd0-Make", "Camera");
            mutable.Set(GValue.BlobType, "xmp-data", "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"u8.ToArray());
        });
        var source = _bench.Save(tagged, "a.jpg");

        using var none = _bench.Derive(source, "w_20", "jpg");
        using var all = _bench.Derive(source, "fl_keep_iptc,w_20", "jpg");
        using var attribution = _bench.Derive(source, "fl_keep_attribution,w_20", "jpg");

        Assert.False(none.Contains("exif-data"));
        Assert.Contains("Camera", (string)all.Get("exif-ifd0-Make"), StringComparison.Ordinal);
        Assert.True(all.Contains("xmp-data"));
        Assert.Contains("Ada", (string)attribution.Get("exif-ifd0-Copyright"), StringComparison.Ordinal);
        Assert.False(attribution.Contains("exif-ifd0-Make"));
        Assert.False(attribution.Contains("xmp-data"));
    }

    [Fact]
    public void A_format_that_cannot_be_written_is_not_available()
    {
        using var picture = Bench.Flat(4, 4, 1, 2, 3);

        var error = Assert.Throws<DamException>(() => _bench.Run(_bench.Save(picture, "a.png"), "w_2", "psd"));

        Assert.Equal(ErrorKind.NotAvailable, error.Kind);
    }

    private string Sample(string format)
    {
        if (format == "svg")
            return _bench.Save("<svg xmlns='http://www.w3.org/2000/svg' width='80' height='60'><rect width='80' height='60' fill='rgb(200,100,50)'/></svg>"u8, "a.svg");
        using var picture = Bench.Flat(80, 60, 200, 100, 50);
        return format switch
        {
            "tiff" => _bench.Save(picture, "a.tif"),
            "jpg" => _bench.Save(picture, "a.jpg[Q=95]"),
            _ => _bench.Save(picture, $"a.{format}"),
        };
    }
}
