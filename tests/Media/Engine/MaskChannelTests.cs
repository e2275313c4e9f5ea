using System.Buffers.Binary;
using NetVips;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>fl_ignore_mask_channels.</summary>
public sealed class MaskChannelTests : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("a.tiff", 0, "fl_ignore_mask_channels", 3)]
    [InlineData("a.tiff", 0, "", 4)]
    [InlineData("a.tiff", 2, "fl_ignore_mask_channels", 4)]
    [InlineData("a.tiff", 1, "fl_ignore_mask_channels", 4)]
    [InlineData("a.tiff[bigtiff=true]", 0, "fl_ignore_mask_channels", 3)]
    [InlineData("a.tiff[bigtiff=true]", 0, "", 4)]
    [InlineData("a.tiff[bigtiff=true]", 2, "fl_ignore_mask_channels", 4)]
    public void A_channel_of_a_TIFF_that_says_not_what_it_is_is_a_mask(string name, byte extraSamples, string transformation, int bands)
    {
        using var derived = _bench.Derive(Tiff(name, extraSamples), transformation, "png", request => request with { SourceFormat = "tiff" });

        Assert.Equal(bands, derived.Bands);
    }

    [Fact]
    public void Behind_a_mask_transparency_stays()
    {
        using var half = Bench.Flat(20, 10, 255, 0, 0, 90);
        using var five = half.Bandjoin(140);
        var bytes = File.ReadAllBytes(_bench.Save(five, "a.tiff"));
        var entry = bytes.AsSpan().IndexOf<byte>([0x52, 0x01, 3, 0, 2, 0, 0, 0]);
        Assert.True(entry > 0);
        (bytes[entry + 8], bytes[entry + 10]) = (0, 2);

        using var derived = _bench.Derive(_bench.Save(bytes, "b.tiff"), "fl_ignore_mask_channels", "png", request => request with { SourceFormat = "tiff" });

        Assert.Equal((4, 140), (derived.Bands, derived.Getpoint(3, 3)[3]));
    }

    [Fact]
    public void A_mask_of_a_Photoshop_file_is_never_transparency()
    {
        using var with = _bench.DeriveConverted(Psd(), "", "psd");
        using var without = _bench.DeriveConverted(Psd(), "fl_ignore_mask_channels", "psd");

        Assert.Equal((3, 3), (with.Bands, without.Bands));
    }

    [Fact]
    public void Transparency_of_other_formats_stays()
    {
        using var half = Bench.Flat(20, 10, 255, 0, 0, 140);
        using var derived = _bench.Derive(_bench.Save(half, "a.png"), "fl_ignore_mask_channels");

        Assert.Equal(140, derived.Getpoint(3, 3)[3]);
    }

    /// <summary>What libvips writes says 2, unassociated transparency; the entry's value is changed.</summary>
    private string Tiff(string name, byte extraSamples)
    {
        using var half = Bench.Flat(20, 10, 255, 0, 0, 140);
        var bytes = File.ReadAllBytes(_bench.Save(half, name));
        var entry = bytes.AsSpan().IndexOf<byte>([0x52, 0x01, 3, 0, 1, 0, 0, 0]);
        Assert.True(entry > 0);
        // A BigTIFF has counts of eight bytes.
        bytes[entry + (bytes[2] == 43 ? 12 : 8)] = extraSamples;
        return _bench.Save(bytes, "b.tiff");
    }

    private string Psd()
    {
        using var half = Bench.Flat(20, 10, 255, 0, 0, 140);
        using var planes = Image.Arrayjoin([half[0], half[1], half[2], half[3]], across: 1);
        return _bench.Save(
            [.. "8BPS"u8, 0, 1, 0, 0, 0, 0, 0, 0, 0, 4, .. Int(10), .. Int(20), 0, 8, 0, 3, .. Int(0), .. Int(0), .. Int(0), 0, 0, .. planes.WriteToMemory<byte>()],
            "a.psd");
    }

    private static byte[] Int(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
