using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Engine;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>A WebP that is decoded at its own size is what libvips would make of it, in less memory.</summary>
public sealed class WholeWebpTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("a.webp[Q=70]", false)]
    [InlineData("a.webp[Q=70]", true)]
    [InlineData("a.webp[lossless]", false)]
    [InlineData("a.webp[lossless]", true)]
    [InlineData("a.webp[lossless,exact]", true)]
    public void Its_pixels_are_those_of_libvips(string name, bool isTransparent)
    {
        using var photo = Bench.Photo(301, 203, seed: 4);
        using var band = photo.ExtractBand(1);
        using var steps = (band - 60).Cast(Enums.BandFormat.Uchar);
        using var alpha = steps.Insert(steps.Crop(0, 0, 100, 203) * 0, 0, 0);
        using var clear = photo.Bandjoin(alpha);
        var path = _bench.Save(isTransparent ? clear : photo, name);

        using var header = Image.Webpload(path);
        using var whole = WholeWebp.TryOpen(path);

        Assert.NotNull(whole);
        Assert.Equal((301, 203, isTransparent ? 4 : 3), (whole.Width, whole.Height, whole.Bands));
        Assert.Equal((Enums.BandFormat.Uchar, Enums.Interpretation.Srgb), (whole.Format, whole.Interpretation));
        using var difference = (whole - header).Abs();
        Assert.Equal(0, difference.Max());
    }

    [Fact]
    public void It_keeps_what_the_file_says_of_itself()
    {
        using var photo = Bench.Photo(120, 80, seed: 4);
        using var told = photo.Mutate(mutable =>
        {
            mutable.Set(GValue.GIntType, "orientation", 6);
            mutable.Set(GValue.GStrType, "exif-ifd0-Copyright", "nobody");
        });
        using var wide = told.IccTransform("p3", inputProfile: "srgb");
        var path = _bench.Save(wide, "a.webp[keep=all]");

        using var header = Image.Webpload(path);
        using var whole = WholeWebp.TryOpen(path);

        Assert.Equal(6, whole!.Get("orientation"));
        Assert.StartsWith("nobody", (string)whole.Get("exif-ifd0-Copyright"));
        Assert.Equal((byte[])header.Get("icc-profile-data"), (byte[])whole.Get("icc-profile-data"));
        Assert.Equal(header.GetFields().Order(), whole.GetFields().Order());
        Assert.Equal((header.Xres, header.Yres), (whole.Xres, whole.Yres));

        // Upright, in sRGB.
        using var derived = _bench.Derive(path, "c_crop,h_80,w_80");
        using var upright = _bench.Derive(path, "w_80");
        Assert.Equal((80, 120), (upright.Width, upright.Height));
        using var expected = upright.Crop(0, 20, 80, 80);
        using var difference = (derived - expected).Abs();
        Assert.InRange(difference.Avg(), 0, 1);
    }

    [Theory]
    [InlineData(3, 0.62, 0.61)]
    [InlineData(4, 0.71, 0.70)]
    public void It_is_left_to_libvips_where_two_smaller_ones_take_less(int bands, double whole, double scaled)
    {
        using var picture = Image.Black(40, 30, bands: bands) + 9;
        using var srgb = picture.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        var path = _bench.Save(srgb, "a.webp");

        using var opened = WholeWebp.TryOpen(path, whole);
        Assert.NotNull(opened);
        Assert.Null(WholeWebp.TryOpen(path, scaled));
    }

    [Fact]
    public void A_moving_one_is_left_to_libvips()
    {
        using var reel = Bench.Reel(40, 30, frames: 2);
        var path = _bench.Save(reel, "a.webp");
        Assert.Null(WholeWebp.TryOpen(path));

        using var first = _bench.Derive(path, "f_png");
        Assert.Equal((40, 30), (first.Width, first.Height));
    }

    [Fact]
    public void Half_of_one_is_refused()
    {
        using var photo = Bench.Photo(300, 200, seed: 4);
        var whole = File.ReadAllBytes(_bench.Save(photo, "a.webp"));
        var broken = _bench.Save(whole.AsSpan(0, whole.Length / 2), "b.webp");

        var error = Assert.Throws<DamException>(() => _bench.Derive(broken, "e_sepia"));
        Assert.Equal(ErrorKind.Unprocessable, error.Kind);
    }
}
