using NetVips;

namespace NetVipsTests;

public sealed class Fields
{
    [Fact]
    public void Header_fields_have_their_types()
    {
        using var red = Pictures.Flat(7, 5, 255, 0, 0);

        Assert.Equal((7, 5, 3), (red.Width, red.Height, red.Bands));
        Assert.Equal(Enums.BandFormat.Uchar, red.Format);
        Assert.Equal(Enums.Interpretation.Srgb, red.Interpretation);
        Assert.Equal(7, red.Get("width"));
        Assert.Contains("bands", red.GetFields());
        Assert.Equal("<NetVips.Image 7x5 Uchar, 3 bands, Srgb>", red.ToString());
    }

    [Fact]
    public void A_field_that_is_not_there_is_an_exception()
    {
        using var red = Pictures.Flat(1, 1, 255);

        Assert.False(red.Contains("nothing"));
        Assert.Equal(0, red.GetTypeOf("nothing"));
        Assert.Throws<VipsException>(() => red.Get("nothing"));
    }

    [Fact]
    public void Fields_change_on_a_copy_only()
    {
        using var red = Pictures.Flat(2, 2, 255, 0, 0);

        using var changed = red.Mutate(mutable =>
        {
            mutable.Set(GValue.GIntType, "number", 42);
            mutable.Set(GValue.GStrType, "text", "häuser");
            mutable.Set(GValue.ArrayIntType, "delay", new[] { 10, 20 });
            mutable.Set(GValue.ArrayDoubleType, "shares", new[] { 0.5 });
            mutable.Set(GValue.BlobType, "bytes", new byte[] { 1, 2, 3 });
        });

        Assert.Equal(42, changed.Get("number"));
        Assert.Equal("häuser", changed.Get("text"));
        Assert.Equal([10, 20], (int[])changed.Get("delay"));
        Assert.Equal([0.5], (double[])changed.Get("shares"));
        Assert.Equal([1, 2, 3], (byte[])changed.Get("bytes"));
        Assert.False(red.Contains("number"));
    }

    [Fact]
    public void A_field_is_set_by_name_only_when_it_is_there()
    {
        using var red = Pictures.Flat(2, 2, 255);
        using var changed = red.Mutate(mutable =>
        {
            mutable.Set(GValue.GIntType, "orientation", 3);
            mutable.Set("orientation", 6);
            Assert.Throws<ArgumentException>(() => mutable.Set("nothing", 1));
        });
        using var removed = changed.Mutate(mutable => Assert.True(mutable.Remove("orientation")));

        Assert.Equal(6, changed.Get("orientation"));
        Assert.False(removed.Contains("orientation"));
    }

    [Fact]
    public void An_orientation_survives_a_jpeg_and_turns_the_picture()
    {
        using var red = Pictures.Flat(30, 20, 255, 0, 0);
        using var tagged = red.Mutate(mutable => mutable.Set(GValue.GIntType, "orientation", 6));

        using var back = Image.NewFromBuffer(tagged.JpegsaveBuffer());
        using var upright = back.Autorot();

        Assert.Equal(6, back.Get("orientation"));
        Assert.Equal((20, 30), (upright.Width, upright.Height));
    }

    [Fact]
    public void Frames_lie_below_each_other()
    {
        using var noise = Pictures.Noise(10, 30);
        using var reel = noise.Mutate(mutable => mutable.Set(GValue.GIntType, "page-height", 10));

        using var back = Image.NewFromBuffer(reel.GifsaveBuffer(), "n=-1");

        Assert.Equal((10, 30, 10), (back.Width, back.Height, back.PageHeight));
        Assert.Equal(3, back.Get("n-pages"));
    }
}
