using NetVips;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Tests.Engine;

public sealed class Animations : IDisposable
{
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("w_100", "gif", 100, 50, 10)]
    [InlineData("", "jpg", 200, 100, 1)]
    [InlineData("pg_3", "png", 200, 100, 1)]
    [InlineData("fl_animated", "webp", 200, 100, 10)]
    [InlineData("fl_awebp", "webp", 200, 100, 10)]
    [InlineData("", "webp", 200, 100, 1)]
    [InlineData("c_fill,g_auto,h_60,w_60/r_10/bo_2px_solid_red", "gif", 64, 64, 10)]
    [InlineData("a_90", "gif", 100, 200, 10)]
    [InlineData("b_blue,c_pad,h_200,w_200/e_negate", "gif", 200, 200, 10)]
    [InlineData("pg_3", "gif", 200, 100, 1)]
    public void Every_frame_takes_every_step_where_the_result_moves(string transformation, string format, int width, int height, int frames)
    {
        using var reel = Bench.Reel(200, 100, 10);

        using var result = _bench.Derive(_bench.Save(reel, "a.gif"), transformation, format);

        Assert.Equal((width, height), (result.Width, result.PageHeight));
        Assert.Equal(frames, result.Height / result.PageHeight);
    }

    [Fact]
    public void A_page_is_counted_from_one_and_must_be_there()
    {
        using var reel = Bench.Reel(20, 10, 10);
        var source = _bench.Save(reel, "a.gif");

        using var third = _bench.Derive(source, "pg_3");
        var error = Assert.Throws<DamException>(() => _bench.Run(source, "pg_11", "png"));

        Assert.Equal(40, third.Getpoint(5, 5)[0]);
        Assert.Equal(ErrorKind.InvalidParameter, error.Kind);
    }

    [Fact]
    public void An_animated_webp_stays_animated_as_webp()
    {
        using var reel = Bench.Reel(20, 10, 4);

        using var result = _bench.Derive(_bench.Save(reel, "a.webp"), "w_10", "webp");

        Assert.Equal(4, result.Height / result.PageHeight);
    }

    [Theory]
    [InlineData("e_loop:2", 3, 50)]
    [InlineData("e_loop", 0, 50)]
    [InlineData("dl_200", 4, 200)]
    [InlineData("w_10", 4, 50)]
    public void Timing_is_kept_unless_it_is_told_anew(string transformation, int plays, int delayMs)
    {
        using var reel = Bench.Reel(20, 10, 5, delayMs: 50, plays: 4);
        var source = _bench.Save(reel, "a.gif");

        using var gif = _bench.Derive(source, transformation, "gif");
        using var webp = _bench.Derive(source, transformation + ",fl_animated", "webp");

        Assert.Equal(plays, gif.Get("loop"));
        Assert.Equal([delayMs, delayMs, delayMs, delayMs, delayMs], (int[])gif.Get("delay"));
        Assert.Equal(plays, webp.Get("loop"));
        Assert.Equal(delayMs, ((int[])webp.Get("delay"))[0]);
    }

    [Fact]
    public void Frames_that_trim_differently_share_one_box()
    {
        using var white = Bench.Flat(60, 40, 255, 255, 255);
        using var red = Bench.Flat(10, 10, 255, 0, 0);
        using var first = white.Insert(red, 5, 5);
        using var second = white.Insert(red, 30, 20);
        using var both = Image.Arrayjoin([first, second], across: 1);
        using var reel = both.Mutate(mutable => mutable.Set(GValue.GIntType, "page-height", 40));

        using var result = _bench.Derive(_bench.Save(reel, "a.gif"), "e_trim", "gif");

        Assert.Equal((35, 25), (result.Width, result.PageHeight));
    }
}
