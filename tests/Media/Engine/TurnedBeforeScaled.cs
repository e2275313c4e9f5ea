using NetVips;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>A decoder may make a picture smaller that is turned before it is scaled: what comes out shows the same.</summary>
public sealed class TurnedBeforeScaled : IDisposable
{
    /// <summary>Mean difference of the bytes of two pictures that were scaled by different ways; a turn the wrong way gives tens.</summary>
    private const double MostDifference = 1.5;

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static MatrixTheoryData<string, string> Turns { get; } = new(["jpg", "webp", "png"], ["a_90", "a_-90", "a_180", "a_hflip", "a_90.vflip", "a_90/a_hflip", "a_auto_right", "a_hflip:-90", "a_450.hflip", "a_0.-90"]);

    [Theory]
    [MemberData(nameof(Turns))]
    public void It_shows_what_it_shows_when_it_is_scaled_first(string format, string turn)
    {
        using var photo = Bench.Photo(803, 401, seed: 5);
        var source = _bench.Save(photo, $"a.{format}[Q=90]");
        var box = turn == "a_auto_right" ? "a_auto_right,h_160,w_80,c_scale" : $"{turn}/{(turn.Contains("90", StringComparison.Ordinal) || turn.Contains("450", StringComparison.Ordinal) ? "h_160,w_80" : "h_80,w_160")},c_scale";
        var plain = turn switch { "a_auto_right" => "a_90", "a_hflip:-90" => "a_hflip/a_270", "a_450.hflip" => "a_90/a_hflip", "a_0.-90" => "a_270", _ => turn };
        var other = $"c_scale,h_80,w_160/{plain}";

        Alike(source, box, other);
    }

    [Fact]
    public void A_part_of_it_is_the_same_part()
    {
        using var photo = Bench.Photo(803, 401, seed: 5);
        var source = _bench.Save(photo, "a.jpg[Q=90]");

        Alike(source, "a_90/c_crop,g_north_west,h_400,w_200/w_50", "c_crop,g_south_west,h_200,w_400/w_100/a_90");
        Alike(source, "a_90/c_fill,g_south,h_50,w_50", "c_fill,g_east,h_50,w_50/a_90");
    }

    [Fact]
    public void An_oblique_angle_is_turned_at_full_size()
    {
        using var photo = Bench.Photo(803, 401, seed: 5);
        using var turned = _bench.Derive(_bench.Save(photo, "a.jpg[Q=90]"), "a_45/c_scale,w_100");
        using var whole = _bench.Derive(_bench.Save(photo, "a.png"), "a_45/c_scale,w_100");
        Assert.Equal((100, 100), (turned.Width, turned.Height));
        using var difference = (turned - whole).Abs();
        Assert.InRange(difference.Avg(), 0, MostDifference);
    }

    [Theory]
    [InlineData("a_90/c_scale,h_160,w_80")]
    [InlineData("a_90/c_fill,g_face,h_50,w_50")]
    [InlineData("a_90/c_crop,g_custom/c_scale,w_50")]
    [InlineData("a_ignore/a_90/c_scale,h_80,w_160")]
    [InlineData("a_auto_right,c_scale,h_80,w_160")]
    [InlineData("a_90/c_fill,g_auto,h_60,w_60")]
    public void It_shows_what_a_decoder_shows_that_leaves_it_as_it_is(string transformation)
    {
        using var photo = Bench.Photo(803, 401, seed: 5);
        using var turned = photo.Mutate(mutable => mutable.Set(GValue.GIntType, "orientation", 6));

        // Upright it is 401 pixels wide.
        using var one = _bench.Derive(_bench.Save(turned, "a.jpg[Q=95]"), transformation, change: Known);
        using var two = _bench.Derive(_bench.Save(turned, "a.png"), transformation, change: Known);
        Assert.Equal((two.Width, two.Height), (one.Width, one.Height));
        using var difference = (one - two).Abs();
        Assert.InRange(difference.Avg(), 0, MostDifference);

        static DeriveRequest Known(DeriveRequest request) => request with { Faces = [new(40, 500, 120, 130)], CustomCoordinates = new(200, 100, 180, 90) };
    }

    [Fact]
    public void A_drawing_is_drawn_at_the_size_that_it_ends_at()
    {
        var drawing = _bench.Save("""<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><circle cx="10" cy="10" r="8" fill="red"/></svg>"""u8, "a.svg");

        Alike(drawing, "a_90/c_scale,h_800,w_400", "c_scale,h_400,w_800/a_90");
    }

    private void Alike(string source, string transformation, string other)
    {
        using var one = _bench.Derive(source, transformation);
        using var two = _bench.Derive(source, other);
        Assert.Equal((two.Width, two.Height, two.Bands), (one.Width, one.Height, one.Bands));
        using var difference = (one - two).Abs();
        Assert.InRange(difference.Avg(), 0, MostDifference);
    }
}
