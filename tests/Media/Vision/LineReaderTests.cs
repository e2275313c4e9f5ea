using NetVips;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Probing;
using ServerlessDam.Media.Programs;

namespace ServerlessDam.Media.Tests.Vision;

/// <summary>Text that was drawn, and what is read of it.</summary>
public sealed class LineReaderTests : IDisposable
{
    private readonly TestFiles _files = new();

    [Fact]
    public void Lines_are_read_from_top_to_bottom_and_have_their_places()
    {
        var lines = Read(Draw("lines.png", "translate(0 0)"));
        Assert.Equal(["Anno1834", "whitehorse"], lines.Select(Letters));
        Assert.InRange(lines[0].Corners[0].X, 20, 62);
        Assert.InRange(lines[0].Corners[0].Y, 60, 95);
        Assert.InRange(lines[1].Corners[2].Y, 200, 260);
    }

    [Fact]
    public void A_line_that_is_turned_is_read_as_well()
        => Assert.Equal(["Anno1834", "whitehorse"], Read(Draw("turned.png", "rotate(9 250 150)")).Select(Letters));

    [Fact]
    public void A_photograph_without_text_has_none()
        => Assert.Empty(Read(Installed.Photo("cat.jpg")));

    public void Dispose() => _files.Dispose();

    /// <summary>The model loses blanks now and then.</summary>
    private static string Letters(SeenLine line) => line.Text.Replace(" ", "", StringComparison.Ordinal);

    private static IReadOnlyList<SeenLine> Read(string path)
        => new Prober(ExternalPrograms.Find(), Installed.Sight()).Probe(new(path, null, ProbeParts.Text), TestContext.Current.CancellationToken).Seen!.Text!;

    private string Draw(string name, string transform)
    {
        var svg = _files.Write("text.svg", $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="500" height="300"><rect width="100%" height="100%" fill="#fff"/>
            <g transform="{transform}" font-family="DejaVu Sans" font-size="34"><text x="60" y="110">Anno 1834</text><text x="60" y="220">white horse</text></g></svg>
            """);
        using var image = Image.NewFromFile(svg);
        image.WriteToFile(_files[name]);
        return _files[name];
    }
}
