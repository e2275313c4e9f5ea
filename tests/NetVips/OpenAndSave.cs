using NetVips;

namespace NetVipsTests;

public sealed class OpenAndSave : IDisposable
{
    private readonly Pictures _pictures = new();

    public void Dispose() => _pictures.Dispose();

    [Fact]
    public void The_library_is_libvips_8_18_or_later()
    {
        Assert.True(ModuleInitializer.VipsInitialized, ModuleInitializer.Exception?.ToString());
        Assert.True(NetVips.NetVips.AtLeastLibvips(8, 18));
        Assert.False(NetVips.NetVips.AtLeastLibvips(9, 0));
        Assert.Equal(8, NetVips.NetVips.Version(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetVips.NetVips.Version(3));
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".webp[lossless]")]
    [InlineData(".gif")]
    [InlineData(".tif")]
    [InlineData(".jpg[Q=100]")]
    public void A_flat_colour_comes_back_from_every_format(string suffix)
    {
        using var red = Pictures.Flat(40, 30, 200, 40, 60);

        using var back = Image.NewFromBuffer(red.WriteToBuffer(suffix));

        Assert.Equal((40, 30), (back.Width, back.Height));
        var pixel = back.Getpoint(20, 15);
        Assert.InRange(pixel[0], 198, 202);
        Assert.InRange(pixel[1], 38, 42);
        Assert.InRange(pixel[2], 58, 62);
    }

    [Fact]
    public void A_picture_passes_through_avif()
    {
        using var red = Pictures.Flat(40, 30, 200, 40, 60);

        using var back = Image.NewFromBuffer(red.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, lossless: true));

        Assert.Equal([200.0, 40.0, 60.0], back.Getpoint(20, 15));
    }

    [Fact]
    public void Options_of_a_saver_come_as_parameters_or_in_the_name()
    {
        using var noise = Pictures.Noise(200, 200);

        var small = noise.JpegsaveBuffer(q: 10);
        var large = noise.JpegsaveBuffer(q: 95);
        var named = noise.WriteToBuffer(".jpg[Q=10]");

        Assert.True(small.Length * 2 < large.Length);
        Assert.Equal(small.Length, named.Length);
    }

    [Fact]
    public void Options_of_a_loader_come_as_parameters_or_in_the_name()
    {
        using var noise = Pictures.Noise(200, 100);
        var path = _pictures.Save(noise, "noise.jpg");

        using var half = Image.NewFromFile(path + "[shrink=2]");
        using var quarter = Image.NewFromFile(path, kwargs: new VOption { { "shrink", 4 } });
        using var eighth = Image.Jpegload(path, shrink: 8);

        Assert.Equal((100, 50, 25), (half.Width, quarter.Width, eighth.Width));
    }

    [Fact]
    public void The_loader_is_chosen_by_content_and_not_by_name()
    {
        using var red = Pictures.Flat(4, 4, 255, 0, 0);
        File.WriteAllBytes(_pictures.Path("liar.jpg"), red.PngsaveBuffer());

        Assert.StartsWith("VipsForeignLoadPng", Image.FindLoad(_pictures.Path("liar.jpg")), StringComparison.Ordinal);
        Assert.StartsWith("VipsForeignLoadPng", Image.FindLoadBuffer(red.PngsaveBuffer()), StringComparison.Ordinal);
        Assert.Null(Image.FindLoadBuffer("no picture at all"u8));
    }

    [Fact]
    public void A_missing_file_is_an_exception_with_the_words_of_libvips()
    {
        var failure = Assert.Throws<VipsException>(() => Image.NewFromFile(_pictures.Path("none.png")));

        Assert.Contains("none.png", failure.Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_fails_only_for_those_who_ask()
    {
        using var noise = Pictures.Noise(400, 400);
        var whole = noise.JpegsaveBuffer();
        var half = whole[..(whole.Length / 2)];

        using var lenient = Image.NewFromBuffer(half);
        Assert.InRange(lenient.Avg(), 60, 200);
        using var strict = Image.NewFromBuffer(half, failOn: Enums.FailOn.Truncated);
        Assert.Throws<VipsException>(() => strict.Avg());
    }

    [Fact]
    public void An_unknown_option_names_itself()
    {
        using var red = Pictures.Flat(4, 4, 255, 0, 0);

        Assert.Throws<ArgumentException>(() => red.WriteToBuffer(".png", new VOption { { "nonsense", 1 } }));
        Assert.Throws<VipsException>(() => red.WriteToBuffer(".nonsense"));
        Assert.Throws<VipsException>(() => Operation.Call("nonsense"));
    }

    [Fact]
    public void Pixels_pass_through_memory_unchanged()
    {
        byte[] pixels = [1, 2, 3, 4, 5, 6];

        using var image = Image.NewFromMemoryCopy<byte>(pixels, 2, 1, 3, Enums.BandFormat.Uchar);

        Assert.Equal(pixels, image.WriteToMemory());
    }
}
