using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>cs_icc: colour profiles of one's own. libvips brings some, which are written to files here.</summary>
public sealed class OwnProfileTests : IDisposable
{
    private const string Field = "icc-profile-data";

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void The_result_has_the_profile_and_looks_as_it_did()
    {
        var profile = Image.ProfileLoad("p3");

        using var derived = Derive("cs_icc:wide.icc", "jpg", profile, out var path);
        using var stored = Image.NewFromFile(path);
        using var shown = stored.IccTransform("srgb", embedded: true, depth: 8);

        Assert.Equal(profile, stored.Get(Field));
        Assert.NotEqual([200, 100, 50], stored.Getpoint(10, 7));
        Assert.All(shown.Getpoint(10, 7).Zip([200.0, 100, 50]), pair => Assert.InRange(pair.First, pair.Second - 3, pair.Second + 3));
        Assert.Equal(3, derived.Bands);
    }

    [Fact]
    public void Transparency_stays_where_the_profile_is_one_of_screens()
    {
        using var picture = Bench.Flat(40, 30, 200, 100, 50, 140);
        using var derived = Derive("cs_icc:wide.icc", "png", Image.ProfileLoad("p3"), out _, picture);

        Assert.Equal((4, 140), (derived.Bands, derived.Getpoint(3, 3)[3]));
    }

    [Fact]
    public void A_profile_of_inks_makes_inks_where_the_format_has_them()
    {
        var profile = Image.ProfileLoad("cmyk");

        using var derived = Derive("cs_icc:print:paper.icc", "tiff", profile, out _, id: "print/paper.icc");

        Assert.Equal(4, derived.Bands);
        Assert.Equal(
            "Color profile wide.icc is of CMYK, which is not for format png",
            Assert.Throws<DamException>(() => Derive("cs_icc:wide.icc", "png", profile, out _)).Message);
    }

    [Theory]
    [InlineData("bmp")]
    [InlineData("gif")]
    [InlineData("ico")]
    [InlineData("pdf")]
    [InlineData("tga")]
    public void Where_the_format_cannot_hold_a_profile_the_colours_are_those_that_need_none(string format)
    {
        using var without = Derive("", format, [], out var plain);
        using var with = Derive("cs_icc:wide.icc", format, Image.ProfileLoad("p3"), out var path);

        Assert.Equal(File.ReadAllBytes(plain), File.ReadAllBytes(path));
    }

    [Fact]
    public void A_profile_that_is_stripped_leaves_its_colours()
    {
        using var derived = Derive("cs_icc:wide.icc,fl_strip_profile", "jpg", Image.ProfileLoad("p3"), out var path);
        using var stored = Image.NewFromFile(path);

        Assert.False(stored.Contains(Field));
        Assert.NotEqual([200, 100, 50], stored.Getpoint(10, 7));
    }

    [Theory]
    [InlineData("cs_icc:wide.icc", "cmyk")]
    [InlineData("cs_icc:wide.icc", "p3")]
    [InlineData("cs_cmyk", "p3")]
    public void Automatic_quality_measures_what_is_seen(string transformation, string profile)
    {
        using var photo = Bench.Photo(300, 200, seed: 5);
        using var low = Derive($"{transformation}/q_auto:low", "jpg", Image.ProfileLoad(profile), out var small, photo);
        using var best = Derive($"{transformation}/q_auto:best", "jpg", Image.ProfileLoad(profile), out var large, photo);

        Assert.True(new FileInfo(small).Length < new FileInfo(large).Length);
    }

    [Fact]
    public void What_is_no_profile_or_not_there_is_an_error()
    {
        var broken = Image.ProfileLoad("p3")[..200];
        byte[] lying = [.. broken];
        lying.AsSpan(0, 4).Clear();

        Assert.Equal("wide.icc is no color profile of RGB, CMYK or gray", Error([1, 2, 3]));
        Assert.Equal("wide.icc is no color profile of RGB, CMYK or gray", Error(broken));
        Assert.Equal("Color profile wide.icc cannot be used for a result", Error(lying));
        Assert.Equal(ErrorKind.NotFound, Assert.Throws<DamException>(() => Derive("cs_icc:other.icc", "png", broken, out _)).Kind);

        string Error(byte[] profile) => Assert.Throws<DamException>(() => Derive("cs_icc:wide.icc", "png", profile, out _)).Message;
    }

    private Image Derive(string transformation, string format, byte[] profile, out string path, Image? picture = null, string id = "wide.icc")
    {
        using var flat = picture?.Copy() ?? Bench.Flat(40, 30, 200, 100, 50);
        var file = _bench.Save(profile, "p.icc");
        var output = "";
        var image = _bench.Derive(_bench.Save(flat, "a.png"), transformation, format, request =>
        {
            output = request.OutputPath;
            return request with { Layers = new Dictionary<string, LayerFile> { [LayerFile.ProfilePrefix + id] = new(file, "") } };
        });
        path = output;
        return image;
    }
}
