using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Writers;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>What flags and colour spaces make of the written file.</summary>
public sealed class OutputTests : IDisposable
{
    private const string Profile = "icc-profile-data";

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Png_types_are_obeyed()
    {
        using var picture = Bench.Photo(80, 60, seed: 1);
        var source = _bench.Save(picture, "a.png");

        Assert.Equal(3, ColourType(source, "fl_png8"));
        Assert.Equal(2, ColourType(source, "fl_png24"));
        Assert.Equal(6, ColourType(source, "fl_png32"));
    }

    [Fact]
    public void Progressive_jpeg_has_a_progressive_frame()
    {
        using var picture = Bench.Photo(80, 60, seed: 1);
        var source = _bench.Save(picture, "a.png");

        Assert.Equal([true, true, true, false, false], new[] { "fl_progressive", "fl_progressive:semi", "fl_progressive:steep", "fl_progressive:none", "q_80" }
            .Select(flags => Bytes(source, flags, "jpg").AsSpan().IndexOf<byte>([0xFF, 0xC2]) > 0));
    }

    [Theory]
    [InlineData(4000, true)]
    [InlineData(4001, false)]
    public void A_jpeg_has_codes_of_its_own_unless_it_is_too_large_to_be_held(int width, bool fitted)
    {
        using var picture = Image.Black(width, 4000, bands: 3);
        var source = _bench.Save(picture, "a.png");

        // How many codes there are of each length for brightness, in the table that the JPEG standard suggests (ITU-T T.81, K.5).
        var suggested = Bytes(source, "q_80", "jpg").AsSpan().IndexOf<byte>([0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7D]) > 0;
        Assert.Equal(fitted, !suggested);
    }

    [Fact]
    public void Gif_has_pixels_that_are_clear_or_not()
    {
        using var half = Bench.Flat(40, 30, 255, 0, 0, 140);
        using var rather = Bench.Flat(40, 30, 255, 0, 0, 20);

        using var opaque = _bench.Derive(_bench.Save(half, "a.png"), "", "gif");
        using var clear = _bench.Derive(_bench.Save(rather, "a.png"), "", "gif");

        Assert.Equal(255, opaque.Bands == 4 ? opaque.Getpoint(5, 5)[3] : 255);
        Assert.Equal(0, clear.Getpoint(5, 5)[3]);
    }

    [Fact]
    public void Lossy_png_without_transparency_becomes_jpg_and_with_it_a_palette()
    {
        using var opaque = Bench.Photo(80, 60, seed: 1);
        using var veiled = opaque.Bandjoin(255);
        using var clear = opaque.Bandjoin(100);

        Assert.Equal("jpg", _bench.Run(_bench.Save(opaque, "a.png"), "fl_lossy", "png").Format);
        Assert.Equal("jpg", _bench.Run(_bench.Save(veiled, "a.png"), "fl_lossy", "png").Format);
        Assert.Equal("png", _bench.Run(_bench.Save(clear, "a.png"), "fl_lossy", "png").Format);
        using var palette = _bench.Derive(_bench.Save(clear, "a.png"), "fl_lossy");
        Assert.True(palette.Contains("palette"));
    }

    [Fact]
    public void Transparency_that_the_chain_made_is_kept_where_it_is_to_be()
    {
        using var picture = Bench.Photo(80, 60, seed: 1);
        using var veiled = picture.Bandjoin(255);
        var source = _bench.Save(picture, "a.png");

        Assert.Equal("png", _bench.Run(source, "r_max", "jpg", request => request with { KeepAlpha = true }).Format);
        Assert.Equal("png", _bench.Run(source, "fl_preserve_transparency,r_max", "jpg").Format);
        Assert.Equal("jpg", _bench.Run(source, "r_max", "jpg").Format);
        Assert.Equal("jpg", _bench.Run(_bench.Save(veiled, "a.png"), "fl_preserve_transparency", "jpg").Format);
    }

    [Fact]
    public void An_animated_png_has_every_frame_and_its_timing()
    {
        using var reel = Bench.Reel(40, 20, 5, delayMs: 70, plays: 3);
        var source = _bench.Save(reel, "a.gif");

        var moving = PngChunks.Read(Bytes(source, "fl_apng", "png"));
        var still = PngChunks.Read(Bytes(source, "", "png"));

        Assert.Equal([0, 0, 0, 5, 0, 0, 0, 3], moving.Single(chunk => chunk.Type == "acTL").Data.ToArray());
        Assert.Equal(5, moving.Count(chunk => chunk.Type == "fcTL"));
        Assert.Equal([0, 70, 3, 232], moving.First(chunk => chunk.Type == "fcTL").Data.ToArray()[20..24]);
        Assert.DoesNotContain(still, chunk => chunk.Type == "acTL");
        using var first = _bench.Derive(source, "fl_apng");
        Assert.Equal([0.0, 128, 255], first.Getpoint(5, 5)[..3]);
    }

    [Theory]
    [InlineData("", 80, 60)]
    [InlineData("dn_144", 40, 30)]
    public void A_picture_fills_the_one_page_of_a_pdf(string transformation, int width, int height)
    {
        using var picture = Bench.Halves(80, 60, [200, 0, 0, 255], [0, 0, 0, 0]);
        var request = _bench.Request(_bench.Save(picture, "a.png"), transformation, "pdf");
        ImageEngine.Run(request.SourcePath, request, (file, _) => Media.Programs.SourceFile.Of(file), CancellationToken.None);

        using var page = Bench.Open(request.OutputPath, "pdf");

        Assert.Equal((width, height), (page.Width, page.Height));
        Assert.InRange(page.Getpoint(width / 4, height / 2)[0], 192, 208);
        Assert.InRange(page.Getpoint(width * 3 / 4, height / 2).Min(), 250, 255);
    }

    [Fact]
    public void A_fax_is_black_and_white()
    {
        using var picture = Bench.Halves(80, 60, [250, 250, 250], [5, 5, 5]);

        using var fax = _bench.Derive(_bench.Save(picture, "a.png"), "fl_group4", "tiff");

        Assert.Equal((255.0, 0.0), (fax.Getpoint(10, 10)[0], fax.Getpoint(70, 10)[0]));
        Assert.Equal(1, fax.Get("bits-per-sample"));
    }

    [Fact]
    public void An_icon_has_256_pixels_a_side_at_most()
    {
        using var picture = Bench.Flat(300, 10, 1, 2, 3);

        var error = Assert.Throws<DamException>(() => _bench.Run(_bench.Save(picture, "a.png"), "", "ico"));

        Assert.Equal((ErrorKind.InvalidParameter, "Maximum image width/height is 256"), (error.Kind, error.Message));
    }

    [Theory]
    [InlineData("w_20", "jpg", false)]
    [InlineData("fl_force_icc,w_20", "jpg", true)]
    [InlineData("cs_tinysrgb,w_20", "jpg", true)]
    [InlineData("cs_tinysrgb,w_20", "webp", true)]
    [InlineData("fl_force_icc,w_20", "png", true)]
    [InlineData("fl_force_icc,w_20", "avif", true)]
    [InlineData("fl_force_icc.strip_profile,w_20", "jpg", false)]
    public void A_profile_goes_along_where_it_is_asked_for(string transformation, string format, bool has)
    {
        using var picture = Bench.Flat(40, 30, 200, 100, 50);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), transformation, format);

        Assert.Equal(has, result.Contains(Profile));
        if (has)
        {
            using var same = result.IccTransform("srgb", embedded: true, depth: 8);
            using var apart = (same - result).Abs();
            Assert.InRange(apart.Max(), 0, 2);
        }
    }

    [Fact]
    public void Cmyk_is_given_where_it_is_asked_for_and_kept_where_it_was()
    {
        using var picture = Bench.Flat(40, 30, 200, 100, 50);
        using var print = picture.IccTransform("cmyk");
        var (screen, paper) = (_bench.Save(picture, "a.png"), _bench.Save(print, "a.jpg[Q=100]"));

        Assert.Equal(Enums.Interpretation.Cmyk, Space(screen, "cs_cmyk,w_20", "jpg"));
        Assert.Equal(Enums.Interpretation.Cmyk, Space(paper, "c_fill,cs_keep_cmyk,h_20,w_20", "jpg"));
        Assert.Equal(Enums.Interpretation.Cmyk, Space(paper, "cs_keep_cmyk,w_20", "tiff"));
        Assert.Equal(Enums.Interpretation.Srgb, Space(screen, "cs_keep_cmyk,w_20", "jpg"));
        Assert.Equal(Enums.Interpretation.Srgb, Space(paper, "cs_no_cmyk,w_20", "jpg"));
        Assert.Equal(Enums.Interpretation.Srgb, Space(paper, "cs_keep_cmyk,w_20", "png"));
        Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => _bench.Run(screen, "cs_cmyk", "webp")).Kind);
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("tiff")]
    public void A_density_is_written_into_the_file(string format)
    {
        using var picture = Bench.Flat(40, 30, 200, 100, 50);

        using var result = _bench.Derive(_bench.Save(picture, "a.png"), "dn_200,w_20", format);

        Assert.Equal(200, result.Xres * 25.4, 0);
    }

    [Fact]
    public void Metadata_that_stays_does_not_turn_the_picture_again_and_goes_with_automatic_quality()
    {
        using var picture = Bench.Halves(40, 20, [255, 0, 0], [0, 0, 255]);
        using var tagged = picture.Mutate(mutable =>
        {
            mutable.Set(GValue.GStrType, "exif-ifd0-Make", "Camera");
            mutable.Set(GValue.GIntType, "orientation", 6);
        });
        var source = _bench.Save(tagged, "a.jpg");

        using var turned = _bench.Derive(source, "fl_keep_iptc", "jpg");
        using var asStored = _bench.Derive(source, "a_ignore,fl_keep_iptc", "jpg");
        using var auto = _bench.Derive(source, "fl_keep_iptc,q_auto", "jpg");

        Assert.Equal((20, 40), (turned.Width, turned.Height));
        Assert.Equal(1, turned.Contains("orientation") ? turned.Get("orientation") : 1);
        Assert.Equal(1, asStored.Contains("orientation") ? asStored.Get("orientation") : 1);
        Assert.True(turned.Contains("exif-ifd0-Make"));
        Assert.False(auto.Contains("exif-data"));
    }

    private byte[] Bytes(string source, string transformation, string format)
    {
        var request = _bench.Request(source, transformation, format);
        ImageEngine.Run(source, request, (file, _) => Media.Programs.SourceFile.Of(file), CancellationToken.None);
        return File.ReadAllBytes(request.OutputPath);
    }

    /// <summary>Of the PNG's header: 2 for colour, 3 for a palette, 6 for colour with alpha.</summary>
    private int ColourType(string source, string transformation) => Bytes(source, transformation, "png")[25];

    private Enums.Interpretation Space(string source, string transformation, string format)
    {
        using var result = _bench.Derive(source, transformation, format);
        return result.Interpretation;
    }
}
