using NetVips;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Probing;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;

namespace ServerlessDam.Media.Tests.Probing;

public sealed class ProberTests : IDisposable
{
    private readonly TestFiles _files = new();

    public ProberTests() => LibvipsPolicy.Apply();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("a.jpg", "jpg")]
    [InlineData("a.png", "png")]
    [InlineData("a.webp", "webp")]
    [InlineData("a.gif", "gif")]
    [InlineData("a.tif", "tiff")]
    [InlineData("a.avif", "avif")]
    public void A_picture_has_the_size_its_header_says_whatever_it_is_called(string name, string format)
    {
        var file = _files.Flat(name, 64, 48, 10, 200, 30);
        File.Move(file, _files["misnamed.txt"]);
        var facts = Probe(_files["misnamed.txt"], "misnamed.txt");
        Assert.Equal((ResourceType.Image, format, 64, 48, 1), (facts.Kind, facts.Format, facts.Width, facts.Height, facts.Pages));
        Assert.Equal((null, false, 1), (facts.Problem, facts.Animated, facts.Orientation));
    }

    [Fact]
    public void A_turned_photograph_has_the_size_it_is_seen_at()
    {
        using var image = Image.NewFromFile(_files.Flat("flat.png", 40, 30, 1, 2, 3));
        using var turned = image.Mutate(m => m.Set(GValue.GIntType, "orientation", 6));
        turned.WriteToFile(_files["turned.jpg"]);
        var facts = Probe(_files["turned.jpg"]);
        Assert.Equal((30, 40, 6), (facts.Width, facts.Height, facts.Orientation));
    }

    [Fact]
    public void An_animation_has_its_frames_as_pages()
    {
        var frames = new[] { "a.png", "b.png", "c.png" }.Select((name, i) => Image.NewFromFile(_files.Flat(name, 20, 10, 80 * i, 0, 0))).ToArray();
        using var reel = Image.Arrayjoin(frames, across: 1);
        using var animation = reel.Mutate(m => m.Set(GValue.GIntType, "page-height", 10));
        animation.WriteToFile(_files["a.gif"]);
        animation.WriteToFile(_files["a.webp"]);
        foreach (var name in new[] { "a.gif", "a.webp" })
        {
            var facts = Probe(_files[name]);
            Assert.Equal((20, 10, 3, true), (facts.Width, facts.Height, facts.Pages, facts.Animated));
        }
    }

    [Fact]
    public void A_drawing_has_the_size_it_declares()
    {
        var facts = Probe(_files.Write("a", "<!-- " + new string('x', 5000) + " --><svg xmlns='http://www.w3.org/2000/svg' width='120' height='80'/>"), parts: ProbeParts.All);
        Assert.Equal(("svg", 120, 80, null), (facts.Format, facts.Width, facts.Height, facts.Problem));
        Assert.NotNull(facts.PerceptualHash);
    }

    [Theory]
    [InlineData(ProbeParts.Format)]
    [InlineData(ProbeParts.All)]
    public void A_document_has_its_first_page_in_points_and_its_page_count(ProbeParts parts)
    {
        var facts = Probe(_files.Write("a", Pdf.Of((612, 792, 90), (100, 50, 0))), parts: parts);
        Assert.Equal((ResourceType.Image, "pdf", 792, 612, 2, null), (facts.Kind, facts.Format, facts.Width, facts.Height, facts.Pages, facts.Problem));
        if (parts == ProbeParts.All)
            Assert.Equal("#FF0000", Assert.Single(facts.Colors!.Colors).Color);
    }

    [Fact]
    public void A_document_with_a_password_says_so()
        => Assert.Equal(PdfDocument.Protected, Probe(_files.Write("a", Pdf.Protected())).Problem);

    [Theory]
    [InlineData("FFD8FFE000104A46494600")]
    [InlineData("89504E470D0A1A0A0000000D49484452")]
    [InlineData("474946383961FFFFFFFF")]
    [InlineData("52494646FFFFFFFF57454250565038")]
    [InlineData("49492A0008000000")]
    [InlineData("0000001C667479706176696600000000")]
    [InlineData("255044462D312E370A")]
    [InlineData("384250530001")]
    [InlineData("424D0000000000000000360000002800000000000000")]
    [InlineData("0000000C4A584C200D0A870A00000000")]
    [InlineData("0000000C6A5020200D0A870A")]
    public void A_magic_number_with_nothing_behind_it_is_no_picture(string bytes)
    {
        var facts = Probe(_files.Write("a", Convert.FromHexString(bytes)), parts: ProbeParts.All);
        Assert.Equal((ResourceType.Image, "Invalid image file"), (facts.Kind, facts.Problem));
    }

    [Fact]
    public void A_bomb_is_refused_by_its_header_before_anything_is_decoded()
    {
        using var black = Image.Black(16384, 16384);
        black.WriteToFile(_files["bomb.png"], new VOption { { "compression", 1 } });
        var facts = Probe(_files["bomb.png"], parts: ProbeParts.All);
        Assert.Equal((16384, 16384), (facts.Width, facts.Height));
        Assert.Contains("Maximum image size is 50", facts.Problem, StringComparison.Ordinal);
        Assert.Null(facts.Colors);
    }

    [Fact]
    public void A_picture_cut_off_in_the_middle_has_a_problem_when_its_pixels_are_asked_for()
    {
        var whole = File.ReadAllBytes(_files.Photo("a.png", 300, 300, seed: 3));
        var cut = _files.Write("cut.png", whole[..(whole.Length / 2)]);
        Assert.Equal("Invalid image file", Probe(cut, parts: ProbeParts.Colors).Problem);
    }

    [Theory]
    [InlineData("video", "1A45DFA39F42828477656264", ResourceType.Raw)]
    [InlineData("video", "1A45DFA39F4282847765626D", ResourceType.Video)]
    [InlineData("sound", "664C614300", ResourceType.Video)]
    [InlineData("", "", ResourceType.Raw)]
    [InlineData("scene", "676C544602000000", ResourceType.Image)]
    public void What_is_no_picture_has_a_kind_and_no_size(string name, string bytes, ResourceType kind)
    {
        var facts = Probe(_files.Write("a", Convert.FromHexString(bytes)), name, ProbeParts.All);
        Assert.Equal((kind, null, null, null, 0), (facts.Kind, facts.Width, facts.Height, facts.Problem, facts.Pages));
    }

    private static MediaFacts Probe(string path, string? name = null, ProbeParts parts = ProbeParts.Format)
        => new Prober(ExternalPrograms.Find(), new Sight(new ModelFolder(null))).Probe(new ProbeRequest(path, name, parts), TestContext.Current.CancellationToken);
}
