using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Probing;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;

namespace ServerlessDam.Media.Tests.Vision;

/// <summary>Pages of documents and frames of animations, one at a time.</summary>
public sealed class PageTests : IDisposable
{
    private readonly TestFiles _files = new();

    public PageTests() => LibvipsPolicy.Apply();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Each_page_of_a_document_has_its_own_text_in_places_of_its_own()
    {
        var file = _files.Write("a.pdf", Pdf.OfPictures(Page("harbour", 500, 300, 1), Page("Zebra77", 500, 300, 1), Page("lantern", 500, 300, 0.5)));
        var pages = Enumerable.Range(1, 3).Select(page => Probe(file, ProbeParts.Text, page)).ToList();

        Assert.Equal(["harbour", "Zebra77", "lantern"], pages.Select(page => Letters(Assert.Single(page.Seen!.Text!))));
        Assert.Equal([(500, 300, 3), (500, 300, 3), (250, 150, 3)], pages.Select(page => (page.Width!.Value, page.Height!.Value, page.Pages)));

        // The same picture on half the paper.
        var (large, small) = (pages[0].Seen!.Text![0].Corners[0], pages[2].Seen!.Text![0].Corners[0]);
        Assert.InRange(small.X, (large.X / 2) - 4, (large.X / 2) + 4);
        Assert.InRange(small.Y, (large.Y / 2) - 4, (large.Y / 2) + 4);
    }

    [Fact]
    public void Small_print_is_read_along_with_everything_else()
    {
        // Letters of eight points on a sheet of A4, drawn at 300 dots per inch.
        var file = _files.Write("a.pdf", Pdf.OfPictures(Page("terms and conditions", 2480, 3508, 595 / 2480.0, size: 33)));
        var facts = Probe(file, ProbeParts.Text | ProbeParts.Objects | ProbeParts.Colors, page: null);
        var line = Assert.Single(facts.Seen!.Text!);
        Assert.Equal("termsandconditions", Letters(line));
        Assert.All(line.Corners, corner => Assert.True(corner.X < 595 && corner.Y < 842));
        Assert.NotNull(facts.Colors);
    }

    [Fact]
    public void What_a_later_frame_or_page_shows_is_seen_there()
    {
        var (still, cat) = (Image.NewFromFile(_files.Flat("flat.png", 451, 300, 90, 120, 160)), Image.NewFromFile(Installed.Photo("cat.jpg")));
        using var reel = Image.Arrayjoin([still, cat], across: 1);
        using var animation = reel.Mutate(m => m.Set(GValue.GIntType, "page-height", 300));
        animation.WriteToFile(_files["a.gif"]);
        animation.WriteToFile(_files["a.webp"]);
        animation.WriteToFile(_files["a.tif"]);
        foreach (var name in new[] { "a.gif", "a.webp", "a.tif" })
        {
            Assert.Equal(2, Probe(_files[name], ProbeParts.Format, page: null).Pages);
            Assert.Empty(Probe(_files[name], ProbeParts.Objects, page: 1).Seen!.Objects!);
            Assert.Equal("cat", Probe(_files[name], ProbeParts.Objects, page: 2).Seen!.Objects![0].Label);
        }
    }

    [Fact]
    public void Beyond_the_first_page_nothing_is_found_but_what_models_see()
    {
        var file = _files.Write("a.pdf", Pdf.Of((100, 50, 0), (50, 100, 0)));
        var facts = Plain(file, 2, ProbeParts.All);
        Assert.Equal((50, 100, null, null, null), (facts.Width, facts.Height, facts.Colors, facts.Metadata, facts.PerceptualHash));
    }

    [Fact]
    public void A_page_of_a_thousand_is_a_page_like_another()
        => Assert.Equal((20, 10, 1000), Plain(_files.Write("a.pdf", Pdf.Of([.. Enumerable.Repeat((10, 20, 0), 999), (20, 10, 0)])), 1000) switch { var facts => (facts.Width!.Value, facts.Height!.Value, facts.Pages) });

    [Fact]
    public void A_page_that_is_not_there_is_an_error()
    {
        Assert.Equal(ErrorKind.InvalidParameter, Assert.Throws<DamException>(() => Plain(_files.Write("a.pdf", Pdf.Of((100, 50, 0))), 2)).Kind);
        Assert.NotNull(Plain(_files.Flat("a.gif", 20, 10, 1, 2, 3), 2).Problem);
        Assert.NotNull(Plain(_files.Flat("a.png", 20, 10, 1, 2, 3), 2).Problem);
    }

    private static string Letters(SeenLine line) => line.Text.Replace(" ", "", StringComparison.Ordinal);

    private static MediaFacts Plain(string path, int page, ProbeParts parts = ProbeParts.Format)
        => new Prober(ExternalPrograms.Find(), new Sight(new ModelFolder(null))).Probe(new(path, null, parts, Page: page), TestContext.Current.CancellationToken);

    private static MediaFacts Probe(string path, ProbeParts parts, int? page)
        => new Prober(ExternalPrograms.Find(), Installed.Sight()).Probe(new(path, null, parts, Page: page), TestContext.Current.CancellationToken);

    /// <param name="scale">Points for each pixel.</param>
    private (int Width, int Height, byte[] Jpeg, int PixelsAcross, int PixelsDown) Page(string text, int width, int height, double scale, int size = 60)
    {
        var svg = _files.Write($"{text}.svg", $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><rect width="100%" height="100%" fill="#fff"/>
            <text x="{width / 8}" y="{height / 2}" font-family="DejaVu Sans" font-size="{size}">{text}</text></svg>
            """);
        using var image = Image.NewFromFile(svg);
        using var flat = image.Flatten(background: [255.0]);
        return ((int)(width * scale), (int)(height * scale), flat.JpegsaveBuffer(q: 90), width, height);
    }
}
