using System.Buffers.Binary;
using System.Text;
using NetVips;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Tests.Engine;

/// <summary>fl_clip and fl_clip_evenodd, on paths as Photoshop stores them.</summary>
public sealed class ClippingPaths : IDisposable
{
    private const int Width = 80, Height = 60;

    /// <summary>The left half, and a square within a square in the right half, both wound the same way.</summary>
    private static readonly (double X, double Y)[] _left = [(0, 0), (0.5, 0), (0.5, 1), (0, 1)];
    private static readonly (double X, double Y)[] _outer = [(0.5, 0), (1, 0), (1, 1), (0.5, 1)];
    private static readonly (double X, double Y)[] _inner = [(0.7, 0.3), (0.8, 0.3), (0.8, 0.7), (0.7, 0.7)];

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("jpg")]
    [InlineData("tiff")]
    [InlineData("bigtiff")]
    [InlineData("psd")]
    public void What_lies_outside_the_path_is_transparent(string kind)
    {
        using var cut = Derive(Stored(kind, Path(2000, "left", _left)), "fl_clip", kind == "bigtiff" ? "tiff" : kind);

        Assert.Equal((Width, Height, 4), (cut.Width, cut.Height, cut.Bands));
        Assert.Equal([255, 0], new[] { Alpha(cut, 0.25, 0.5), Alpha(cut, 0.75, 0.5) });
    }

    [Fact]
    public void It_is_that_part_of_the_picture_however_small_that_becomes_and_however_it_is_turned()
    {
        var source = Stored("jpg", Path(2000, "left", _left));

        using var small = Derive(source, "fl_clip/c_scale,w_20", "jpg");
        using var turned = Derive(source, "fl_clip/a_180", "jpg");

        Assert.Equal([255, 0], new[] { Alpha(small, 0.2, 0.5), Alpha(small, 0.8, 0.5) });
        Assert.Equal([0, 255], new[] { Alpha(turned, 0.2, 0.5), Alpha(turned, 0.8, 0.5) });
    }

    [Fact]
    public void A_place_that_the_path_goes_around_twice_is_outside_by_the_even_odd_rule_alone()
    {
        var source = Stored("jpg", Path(2000, "ring", _outer, _inner));

        using var whole = Derive(source, "fl_clip", "jpg");
        using var ring = Derive(source, "fl_clip_evenodd", "jpg");

        Assert.Equal(255, Alpha(whole, 0.75, 0.5));
        Assert.Equal([0, 255], new[] { Alpha(ring, 0.75, 0.5), Alpha(ring, 0.6, 0.5) });
    }

    [Theory]
    [InlineData("fl_clip", 255, 0)]
    [InlineData("fl_clip,pg_1", 0, 255)]
    [InlineData("fl_clip,pg_2", 255, 0)]
    [InlineData("fl_clip,pg_name:right", 0, 255)]
    public void The_files_clipping_path_counts_or_the_one_that_is_chosen(string transformation, int left, int right)
    {
        byte[] resources = [.. Path(2000, "right", _outer), .. Path(2001, "left", _left), .. Resource(2999, "", [4, .. "left"u8, 0])];

        using var cut = Derive(Stored("jpg", resources), transformation, "jpg");

        Assert.Equal([left, right], new[] { Alpha(cut, 0.25, 0.5), Alpha(cut, 0.6, 0.5) });
    }

    [Fact]
    public void Curves_bend_as_their_handles_say()
    {
        // A circle of four curves around the middle.
        const double Bend = 0.5523 * 0.4;
        byte[] circle =
        [
            .. Length(4),
            .. Knot((0.5 - Bend, 0.1), (0.5, 0.1), (0.5 + Bend, 0.1)),
            .. Knot((0.9, 0.5 - Bend), (0.9, 0.5), (0.9, 0.5 + Bend)),
            .. Knot((0.5 + Bend, 0.9), (0.5, 0.9), (0.5 - Bend, 0.9)),
            .. Knot((0.1, 0.5 + Bend), (0.1, 0.5), (0.1, 0.5 - Bend)),
        ];

        using var cut = Derive(Stored("jpg", Resource(2000, "circle", circle)), "fl_clip", "jpg");

        // On the diagonal a circle reaches to 0.28 from the middle, a square of these corners would to 0.2, one of its handles to 0.4.
        Assert.Equal([255, 0], new[] { Alpha(cut, 0.5 + 0.26, 0.5 + 0.26), Alpha(cut, 0.5 + 0.31, 0.5 + 0.31) });
    }

    [Fact]
    public void A_picture_without_a_path_stays_whole_and_a_path_that_is_not_there_is_an_error()
    {
        var none = Stored("jpg", []);
        var one = Stored("jpg", Path(2000, "left", _left));

        using var whole = Derive(none, "fl_clip", "jpg");

        Assert.Equal(3, whole.Bands);
        Assert.Equal("Invalid page in transformation: name:right", Assert.Throws<DamException>(() => Derive(one, "fl_clip,pg_name:right", "jpg")).Message);
        Assert.Equal("Invalid page in transformation: 2", Assert.Throws<DamException>(() => Derive(one, "fl_clip,pg_2", "jpg")).Message);
    }

    [Fact]
    public void What_is_inside_at_first_is_cut_by_the_path()
    {
        byte[] initial = [0, 8, 0, 1, .. new byte[22]];
        byte[] records = [.. initial, .. Length(4), .. _left.SelectMany(point => Knot(point, point, point))];

        using var cut = Derive(Stored("jpg", Resource(2000, "outside", records)), "fl_clip", "jpg");

        Assert.Equal([0, 255], new[] { Alpha(cut, 0.25, 0.5), Alpha(cut, 0.75, 0.5) });
    }

    [Fact]
    public void Knots_far_outside_and_more_of_them_than_any_pen_draws_end_clearly()
    {
        byte[] far = [.. Length(3), .. Knot((-120, -120), (-127, -127), (127, 0)), .. Knot((0, 0), (127, -127), (0, 0)), .. Knot((0, 0), (0, 127), (0, 0))];
        byte[] many = [.. Length(4), .. Enumerable.Repeat(Knot((0, 0), (0.5, 0.5), (1, 1)), 50_001).SelectMany(knot => knot)];

        using var cut = Derive(Stored("jpg", Resource(2000, "far", far)), "fl_clip", "jpg");

        Assert.Equal(4, cut.Bands);
        Assert.Equal("Maximum number of knots in a clipping path is 50000", Assert.Throws<DamException>(() => Derive(Stored("tiff", Resource(2000, "many", many)), "fl_clip", "tiff")).Message);
    }

    [Fact]
    public void Broken_and_endless_resources_are_no_paths()
    {
        var cut = Path(2000, "left", _left)[..40];
        byte[] lying = [.. "8BIM"u8, 0x07, 0xD0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0];

        foreach (var resources in new[] { cut, lying, [.. "8BIM"u8], new byte[300] })
        {
            using var whole = Derive(Stored("jpg", resources), "fl_clip", "jpg");
            Assert.Equal(3, whole.Bands);
        }
    }

    private Image Derive(string source, string transformation, string format) => _bench.DeriveConverted(source, transformation, format);

    private static int Alpha(Image image, double x, double y) => (int)image.Getpoint((int)(x * image.Width), (int)(y * image.Height))[3];

    private string Stored(string format, byte[] resources)
    {
        using var picture = Bench.Photo(Width, Height, seed: 2);
        switch (format)
        {
            case "jpg":
                var plain = File.ReadAllBytes(_bench.Save(picture, "a.jpg"));
                byte[] segment = [.. "Photoshop 3.0\0"u8, .. resources];
                return _bench.Save([.. plain[..2], 0xFF, 0xED, .. Short(segment.Length + 2), .. segment, .. plain[2..]], "b.jpg");
            case "tiff" or "bigtiff":
                using (var marked = picture.Mutate(mutable => mutable.Set(GValue.BlobType, "photoshop-data", resources)))
                    return _bench.Save(marked, format == "tiff" ? "a.tiff" : "a.tiff[bigtiff=true]");
            default:
                using (var planes = Image.Arrayjoin([picture[0], picture[1], picture[2]], across: 1))
                    return _bench.Save(
                        [.. "8BPS"u8, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3, .. Int(Height), .. Int(Width), 0, 8, 0, 3, .. Int(0), .. Int(resources.Length), .. resources, .. Int(0), 0, 0, .. planes.WriteToMemory<byte>()],
                        "a.psd");
        }
    }

    private static byte[] Path(int number, string name, params (double X, double Y)[][] parts)
        => Resource(number, name, [.. new byte[] { 0, 6 }, .. new byte[24], .. parts.SelectMany(part => Length(part.Length).Concat(part.SelectMany(point => Knot(point, point, point))))]);

    private static byte[] Resource(int number, string name, byte[] data)
    {
        byte[] label = [(byte)name.Length, .. Encoding.Latin1.GetBytes(name)];
        return [.. "8BIM"u8, .. Short(number), .. Padded(label), .. Int(data.Length), .. Padded(data)];
    }

    /// <summary>A closed part of so many knots begins.</summary>
    private static byte[] Length(int knots) => [0, 0, .. Short(knots), .. new byte[22]];

    private static byte[] Knot((double X, double Y) before, (double X, double Y) at, (double X, double Y) after)
        => [0, 2, .. Fixed(before.Y), .. Fixed(before.X), .. Fixed(at.Y), .. Fixed(at.X), .. Fixed(after.Y), .. Fixed(after.X)];

    private static byte[] Fixed(double part) => Int((int)(part * (1 << 24)));

    private static byte[] Padded(byte[] data) => data.Length % 2 == 0 ? data : [.. data, 0];

    private static byte[] Short(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Int(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
