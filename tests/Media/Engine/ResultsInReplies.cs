using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>Small results need no file.</summary>
public sealed class ResultsInReplies : IDisposable
{
    private const int Plenty = 1 << 20;

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string> Formats => ["avif", "bmp", "gif", "ico", "jpg", "pdf", "png", "tga", "tiff", "webp"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_small_result_is_the_same_in_the_reply_as_in_a_file(string format)
    {
        var source = Photo(120, 90);
        var path = "";

        var filed = _bench.Run(source, "c_fit,h_64,w_64", format, request => Noted(request));
        var bytes = File.ReadAllBytes(path);
        var replied = _bench.Run(source, "c_fit,h_64,w_64", format, request => Noted(request with { MostBytesInReply = Plenty }));

        Assert.Equal(bytes, replied.Bytes!.Value.ToArray());
        Assert.Equal(filed, replied with { Bytes = null });
        Assert.False(File.Exists(path));

        DeriveRequest Noted(DeriveRequest request)
        {
            path = request.OutputPath;
            return request;
        }
    }

    [Theory]
    [InlineData("", 100)]
    [InlineData("c_scale,w_1200", Plenty)]
    [InlineData("fl_getinfo", Plenty)]
    [InlineData("c_scale,w_1000/q_auto", 100)]
    public void What_has_more_bytes_than_wanted_or_many_pixels_or_is_no_picture_is_a_file(string transformation, int most)
    {
        var source = Photo(1000, 900);
        var path = "";

        var file = _bench.Run(source, transformation, "jpg", request =>
        {
            path = request.OutputPath;
            return request with { MostBytesInReply = most };
        });

        Assert.Null(file.Bytes);
        Assert.Equal(file.SizeInBytes, new FileInfo(path).Length);
    }

    [Fact]
    public void An_animation_may_come_with_the_reply()
    {
        using var strip = Bench.Photo(40, 90, seed: 1);
        using var reel = strip.Mutate(mutable =>
        {
            mutable.Set(GValue.GIntType, "page-height", 30);
            mutable.Set(GValue.ArrayIntType, "delay", new[] { 100, 100, 100 });
        });
        var source = _bench.Save(reel, "a.gif");

        var file = _bench.Run(source, "c_scale,w_20", "gif", request => request with { SourceFormat = "gif", MostBytesInReply = Plenty });

        using var read = Image.NewFromBuffer(file.Bytes!.Value.ToArray(), kwargs: new VOption { { "n", -1 } });
        Assert.Equal((20, 3 * 15), (read.Width, read.Height));
    }

    /// <summary>Of half a picture the first rows are written before the end is missed.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(Plenty)]
    public void A_failure_leaves_no_file(int most)
    {
        var whole = File.ReadAllBytes(Photo(400, 300));
        var source = _bench.Save(whole.AsSpan(0, whole.Length / 2), "half.png");
        var path = "";

        Assert.Throws<DamException>(() => _bench.Run(source, "", "jpg", request =>
        {
            path = request.OutputPath;
            return request with { MostBytesInReply = most };
        }));

        Assert.False(File.Exists(path));
    }

    private string Photo(int width, int height)
    {
        using var photo = Bench.Photo(width, height, seed: 3);
        return _bench.Save(photo, "a.png");
    }
}
