using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;

namespace ServerlessDam.Media.Tests.Engine;

public sealed class Joinings : IDisposable
{
    private readonly TestFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("jpg")]
    public void A_stack_is_as_high_as_all_and_as_wide_as_the_widest(string format)
    {
        var joined = Join(JoinLayout.Stack, format, _files.Flat("a.png", 40, 30, 250, 0, 0), _files.Flat("b.png", 60, 20, 0, 0, 250));
        using var picture = Image.NewFromFile(_files["out"]);

        Assert.Equal((format, 60, 50), (joined.Format, joined.Width, joined.Height));
        Assert.Equal((60, 50), (picture.Width, picture.Height));
        Assert.InRange(picture.Getpoint(5, 5)[0], 240, 255);
        Assert.InRange(picture.Getpoint(50, 45)[2], 240, 255);
    }

    [Fact]
    public void Beside_a_narrow_picture_is_nothing_or_white()
    {
        string[] parts = [_files.Flat("a.png", 40, 30, 250, 0, 0), _files.Flat("b.png", 60, 20, 0, 0, 250)];
        Join(JoinLayout.Stack, "png", parts);
        using (var picture = Image.NewFromFile(_files["out"]))
            Assert.Equal(0, picture.Getpoint(55, 5)[3]);

        Join(JoinLayout.Stack, "jpg", parts);
        using var flat = Image.NewFromFile(_files["out"]);
        Assert.All(flat.Getpoint(55, 5), channel => Assert.InRange(channel, 240, 255));
    }

    [Theory]
    [InlineData("gif")]
    [InlineData("webp")]
    public void An_animation_shows_one_after_the_other_in_the_middle(string format)
    {
        var joined = Join(
            JoinLayout.Animation, format, _files.Flat("a.png", 40, 30, 250, 0, 0), _files.Flat("b.png", 60, 20, 0, 0, 250), _files.Flat("c.png", 10, 10, 0, 250, 0));
        using var reel = format == "gif" ? Image.Gifload(_files["out"], n: -1) : Image.Webpload(_files["out"], n: -1);

        Assert.Equal((60, 30), (joined.Width, joined.Height));
        Assert.Equal((60, 30, 3), (reel.Width, reel.PageHeight, reel.Height / reel.PageHeight));
        Assert.All((int[])reel.Get("delay"), delay => Assert.Equal(70, delay));
        Assert.InRange(reel.Getpoint(30, 15)[0], 230, 255);
        Assert.InRange(reel.Getpoint(30, 45)[2], 230, 255);
        Assert.InRange(reel.Getpoint(30, 75)[1], 230, 255);
    }

    [Fact]
    public void An_animation_may_be_a_png_which_says_so_in_front_of_its_pixels()
    {
        var joined = Join(JoinLayout.Animation, "png", _files.Flat("a.png", 40, 30, 250, 0, 0), _files.Flat("b.png", 60, 20, 0, 0, 250));
        var bytes = File.ReadAllBytes(_files["out"]);

        Assert.Equal(("png", 60, 30), (joined.Format, joined.Width, joined.Height));
        Assert.InRange(bytes.AsSpan().IndexOf("acTL"u8), 1, bytes.AsSpan().IndexOf("IDAT"u8));
    }

    [Fact]
    public void A_document_has_a_page_for_each_picture_in_its_own_size()
    {
        var joined = Join(JoinLayout.Pages, "pdf", _files.Flat("a.png", 40, 30, 250, 0, 0), _files.Flat("b.png", 60, 20, 0, 0, 250));
        var text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(_files["out"]));

        Assert.Equal(("pdf", 40, 30), (joined.Format, joined.Width, joined.Height));
        Assert.Contains("/Count 2", text, StringComparison.Ordinal);
        Assert.Contains("/MediaBox [0 0 40 30]", text, StringComparison.Ordinal);
        Assert.Contains("/MediaBox [0 0 60 20]", text, StringComparison.Ordinal);

        // Every object is where the table says.
        var table = text[text.LastIndexOf("xref", text.LastIndexOf("startxref", StringComparison.Ordinal) - 1, StringComparison.Ordinal)..].Split('\n').Skip(3).TakeWhile(line => line.EndsWith(" n ", StringComparison.Ordinal)).ToList();
        Assert.All(table.Select((line, at) => (Offset: int.Parse(line[..10], System.Globalization.CultureInfo.InvariantCulture), Number: at + 1)), entry => Assert.StartsWith($"{entry.Number} 0 obj", text[entry.Offset..], StringComparison.Ordinal));
        Assert.Equal(10, table.Count);
    }

    [Fact]
    public void What_cannot_be_joined_leaves_nothing_behind()
    {
        var part = _files.Flat("a.png", 4, 4, 0, 0, 0);

        Assert.Equal(ErrorKind.NotAvailable, Refuse(JoinLayout.Animation, "jpg", part));
        Assert.Equal(ErrorKind.NotAvailable, Refuse(JoinLayout.Stack, "svg", part));
        Assert.Equal(ErrorKind.NotAvailable, Refuse(JoinLayout.Pages, "png", part));
        Assert.Equal(ErrorKind.InvalidParameter, Refuse(JoinLayout.Stack, "png"));
        Assert.Equal(ErrorKind.InvalidParameter, Refuse(JoinLayout.Stack, "png", [.. Enumerable.Repeat(part, 101)]));
        Assert.Equal(ErrorKind.Unprocessable, Refuse(JoinLayout.Stack, "png", _files.Write("broken.png", "no picture")));
        Assert.False(File.Exists(_files["out"]));
    }

    private ErrorKind Refuse(JoinLayout layout, string format, params string[] parts)
        => Assert.Throws<DamException>(() => Join(layout, format, parts)).Kind;

    private DerivedFile Join(JoinLayout layout, string format, params string[] parts)
        => Joining.Run(
            new() { Paths = parts, Layout = layout, Format = format, FrameDelayMs = 70, OutputPath = _files["out"] },
            TestContext.Current.CancellationToken);
}
