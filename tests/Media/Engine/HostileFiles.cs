using System.Buffers.Binary;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NetVips;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>Whatever the bytes are: a result or a DamException, in bounded time, and no half-written output.</summary>
public sealed class HostileFiles : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string> Formats => ["jpg", "png", "webp", "gif", "tif", "avif"];

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("GIF89a")]
    [InlineData("\u0089PNG\r\n\u001a\n")]
    [InlineData("RIFF\0\0\0\0WEBPVP8 ")]
    [InlineData("II*\0\b\0\0\0")]
    [InlineData("<svg")]
    [InlineData("<html><body>no picture</body></html>")]
    [InlineData("%PDF-1.7")]
    [InlineData("P6\n2 2\n255\nabcdefghijkl")]
    public void Bytes_that_are_no_picture_are_unprocessable(string content)
        => _bench.Refused(Encoding.Latin1.GetBytes(content));

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_truncated_file_is_unprocessable(string format)
    {
        using var noise = Image.Gaussnoise(300, 200, sigma: 40, mean: 128, seed: 9);
        using var picture = noise.Cast(Enums.BandFormat.Uchar);
        var whole = File.ReadAllBytes(_bench.Save(picture, $"a.{format}"));

        foreach (var share in new[] { 0.02, 0.3, 0.6, 0.9 })
            _bench.Refused(whole[..(int)(whole.Length * share)]);
    }

    [Fact]
    public void Bytes_gone_wrong_give_a_picture_or_an_error_and_nothing_else()
    {
        using var noise = Image.Gaussnoise(60, 40, sigma: 40, mean: 128, seed: 9);
        using var picture = noise.Cast(Enums.BandFormat.Uchar);
        var files = Formats.Select(row => File.ReadAllBytes(_bench.Save(picture, $"a.{row.Data}"))).ToArray();
        var damage = from file in Gen.Elements(files)
                     from places in Gen.Choose(0, file.Length - 1).ListOf(8)
                     from value in Gen.Choose(0, 255)
                     select places.Aggregate((byte[])file.Clone(), (bytes, place) => { bytes[place] = (byte)value; return bytes; });

        Prop.ForAll(damage.ToArbitrary(), bytes => _bench.Survives(bytes)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Theory]
    [InlineData(16384, 16384)]
    [InlineData(65535, 65535)]
    [InlineData(10_000_000, 10_000_000)]
    [InlineData(30_000, 10)]
    [InlineData(9643, 10328)]
    public void A_png_that_claims_to_be_huge_is_refused_by_its_header(uint width, uint height)
    {
        using var picture = Bench.Flat(4, 4, 1, 2, 3);
        var png = File.ReadAllBytes(_bench.Save(picture, "a.png"));
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32(png.AsSpan(12, 17)));

        _bench.Refused(png);
    }

    [Fact]
    public void A_real_bomb_of_one_colour_is_refused()
    {
        using var black = Image.Black(16384, 16384);

        var error = _bench.Refused(File.ReadAllBytes(_bench.Save(black, "a.png")));

        Assert.Contains("50 megapixels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_many_channels_is_refused()
    {
        using var bands = Image.Black(20, 20, bands: 6);

        Assert.Equal("Maximum number of channels is 5", _bench.Refused(File.ReadAllBytes(_bench.Save(bands, "a.tif"))).Message);
    }

    [Fact]
    public void An_animation_of_too_many_frames_is_refused_only_where_all_are_wanted()
    {
        using var strip = Image.Gaussnoise(2, 2 * 201, sigma: 60, mean: 128, seed: 4);
        using var bytes = strip.Cast(Enums.BandFormat.Uchar);
        using var reel = bytes.Mutate(mutable => mutable.Set(GValue.GIntType, "page-height", 2));
        var source = _bench.Save(reel, "a.gif");

        var error = Assert.Throws<DamException>(() => _bench.Run(source, "w_1", "gif"));
        using var still = _bench.Derive(source, "w_1", "png");

        Assert.Equal(ErrorKind.Unprocessable, error.Kind);
        Assert.Equal(1, still.Width);
    }

    [Fact]
    public void A_frame_that_leaves_its_canvas_is_bounded()
    {
        using var reel = Bench.Reel(10, 10, 2);
        var gif = File.ReadAllBytes(_bench.Save(reel, "a.gif"));
        var descriptor = Array.IndexOf(gif, (byte)0x2C);
        BinaryPrimitives.WriteUInt16LittleEndian(gif.AsSpan(descriptor + 5), 60_000);
        BinaryPrimitives.WriteUInt16LittleEndian(gif.AsSpan(descriptor + 7), 60_000);

        Assert.True(_bench.Survives(gif));
    }

    [Fact]
    public void A_step_that_would_grow_past_the_limits_is_an_invalid_parameter()
    {
        using var picture = Bench.Flat(100, 100, 1, 2, 3);
        var source = _bench.Save(picture, "a.png");

        foreach (var transformation in new[] { "w_20000", "h_30000,w_2", "c_pad,h_20000,w_20000", "w_7000/a_45", "w_abc" })
            Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => _bench.Run(source, transformation, "png")).Kind);
    }

    [Fact]
    public void A_broken_profile_does_not_hide_the_picture()
    {
        using var picture = Bench.Flat(40, 30, 200, 100, 50);
        using var tagged = picture.Mutate(mutable => mutable.Set(GValue.BlobType, "icc-profile-data", new byte[400]));

        using var result = _bench.Derive(_bench.Save(tagged, "a.png"), "w_20");

        Assert.Equal([200.0, 100, 50], result.Getpoint(5, 5));
    }

    [Fact]
    public void Cancelling_stops_the_work_and_leaves_nothing()
    {
        using var noise = Image.Gaussnoise(3000, 3000, seed: 2);
        using var picture = noise.Cast(Enums.BandFormat.Uchar);
        var source = _bench.Save(picture, "a.png[compression=1]");
        var request = _bench.Request(source, "w_7000/e_sharpen/e_unsharp_mask", "png");
        using var soon = new CancellationTokenSource();
        // A thread of its own: on a busy machine one of the pool comes seconds later.
        var stopper = new Thread(() =>
        {
            Thread.Sleep(300);
            soon.Cancel();
        });
        stopper.Start();

        Assert.ThrowsAny<OperationCanceledException>(() => Media.Engine.ImageEngine.Run(source, request, (file, _) => Media.Programs.SourceFile.Of(file), soon.Token));

        stopper.Join();
        Assert.False(File.Exists(request.OutputPath));
    }

    /// <summary>As PNG chunks end with (ISO 3309).</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
