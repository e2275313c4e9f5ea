using NetVips;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Probing;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;

namespace ServerlessDam.Media.Tests.Vision.Languages;

/// <summary>Text that was drawn, and what Tesseract reads of it.</summary>
public sealed class PrintReaderTests : IDisposable
{
    /// <summary>Of the letters.</summary>
    private const double MostWrong = 0.1;

    private readonly TestFiles _files = new();

    public static TheoryData<string, string> Texts => new()
    {
        { "de", "Übermütige Füchse|hörten große Äpfel|Straße nach Köln" },
        { "fr", "Crème brûlée à la carte|garçon naïf déjà élève|façade où l'œuvre naît" },
        { "pl", "Zażółć gęślą jaźń|źródło łąki w Łodzi" },
        { "cs", "Příliš žluťoučký kůň|úpěl ďábelské ódy" },
        { "ru", "Съешь ещё этих мягких|французских булок" },
        { "uk", "Їжак знає: щастя є|ґрунт і під'їзд" },
        { "el", "Ξεσκεπάζω την ψυχοφθόρα|βδελυγμία και φεύγω" },
        { "he", "דג סקרן שט בים מאוכזב|ולפתע מצא חברה" },
        { "vi", "Tôi yêu tiếng nước tôi|từ khi mới ra đời" },
        { "ja", "東京都の図書館で本を読む|新しい写真を整理する" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_page_is_read_in_its_language(string language, string text)
        => AssertRead(text, Read(Draw(text), $"adv_ocr:document:{language}", Page(language)));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Lines_are_read_in_their_language(string language, string text)
        => AssertRead(text, Read(Draw(text), $"adv_ocr:{language}", Scene(language)));

    [Theory]
    [InlineData("rotate(8 450 200)", "#fff", "#000")]
    [InlineData("rotate(-15 450 200)", "#246", "#fd0")]
    [InlineData("translate(60 30) scale(0.5)", "#222", "#eee")]
    public void Writing_on_things_is_read_turned_small_and_in_colours(string transform, string ground, string ink)
        => AssertRead("Сегодня открыто|Хлеб и молоко", Read(Draw("Сегодня открыто|Хлеб и молоко", transform, ground, ink), "adv_ocr:ru", Scene("ru")));

    [Fact]
    public void A_page_that_is_turned_is_read_line_by_line()
        => AssertRead("Сегодня открыто|Хлеб и молоко", Read(Draw("Сегодня открыто|Хлеб и молоко", "rotate(12 450 200)"), "adv_ocr:document:ru", Scene("ru")));

    [Fact]
    public void Places_are_told_in_pixels_of_the_original()
    {
        var small = Read(Draw("Straße nach Köln"), "adv_ocr:de", Scene("de")).Text!.Single();
        using (var image = Image.NewFromFile(_files["text.png"]))
        using (var large = image.Resize(4))
            large.WriteToFile(_files["large.png"]);
        foreach (var (ocr, sight) in new[] { ("adv_ocr:de", Scene("de")), ("adv_ocr:document:de", Page("de")) })
        {
            var line = Read(_files["large.png"], ocr, sight).Text!.Single();
            Assert.Equal(small.Text, line.Text);
            foreach (var (corner, expected) in line.Corners.Zip(small.Corners))
            {
                // A page's words have no margin, lines have.
                Assert.InRange(corner.X, (expected.X * 4) - 80, (expected.X * 4) + 80);
                Assert.InRange(corner.Y, (expected.Y * 4) - 80, (expected.Y * 4) + 80);
            }
        }
    }

    [Theory]
    [InlineData("adv_ocr:he")]
    [InlineData("adv_ocr:en,he")]
    public void Large_words_that_run_from_right_to_left_are_joined_that_way(string ocr)
    {
        var seen = Read(Draw("שלום עולם", "translate(-900 -180) scale(3)"), ocr, Scene("he"));
        Assert.Equal("שלום עולם", Assert.Single(seen.Text!).Text);
    }

    [Fact]
    public void Several_languages_are_read_together()
    {
        var seen = Read(Draw("Größe und Maß|Съешь булок"), "adv_ocr:ru,de", Scene("ru"));
        AssertRead("Größe und Maß|Съешь булок", seen);
        Assert.Matches(@"^tesseract [0-9.]+ \(rus\+deu\)$", seen.Engines["text"]);
    }

    [Theory]
    [InlineData("adv_ocr:ru")]
    [InlineData("adv_ocr:document:ru")]
    public void A_photograph_without_text_has_none(string ocr)
        => Assert.Empty(Read(Installed.Photo("cat.jpg"), ocr, Scene("ru")).Text!);

    [Fact]
    public void Text_that_nobody_reads_says_why_and_everything_else_is_seen()
    {
        var sight = new Sight(Installed.Models(), tesseract: new Tesseract(ExternalPrograms.Find(), dataFolder: null));
        var seen = new Prober(ExternalPrograms.Find(), sight).Probe(
            new(Installed.Photo("cat.jpg"), null, ProbeParts.Text | ProbeParts.Objects, Reading: new("ru", IsDocument: false)), TestContext.Current.CancellationToken).Seen!;
        Assert.Null(seen.Text);
        Assert.StartsWith("Nothing here reads Russian", seen.Unreadable, StringComparison.Ordinal);
        Assert.Equal("cat", seen.Objects![0].Label);
    }

    [Fact]
    public void A_language_without_data_is_read_by_the_model_where_that_knows_its_letters()
    {
        var seen = Read(Draw("Anno 1834"), "adv_ocr:fr", new Sight(Installed.Models()));
        Assert.Equal("Anno1834", Bare(Assert.Single(seen.Text!).Text));
        Assert.StartsWith("onnxruntime", seen.Engines["text"], StringComparison.Ordinal);
    }

    public void Dispose() => _files.Dispose();

    private static Sight Page(string language) => new(new ModelFolder(null), tesseract: Installed.Tesseract(language));

    private static Sight Scene(string language) => new(Installed.Models(), tesseract: Installed.Tesseract(language));

    private static void AssertRead(string text, SeenFacts seen)
    {
        var (expected, read) = (Bare(text.Replace("|", "", StringComparison.Ordinal)), Bare(string.Concat(seen.Text!.Select(line => line.Text))));
        Assert.True(Distance(expected, read) <= expected.Length * MostWrong, $"{Distance(expected, read)} of {expected.Length}: {read}");
    }

    private static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Letters to insert, leave out or change (Levenshtein 1965).</summary>
    private static int Distance(string one, string other)
    {
        var costs = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var before = costs[0]++;
            for (var j = 1; j <= other.Length; j++)
                (before, costs[j]) = (costs[j], Math.Min(Math.Min(costs[j], costs[j - 1]) + 1, before + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }
        return costs[^1];
    }

    private static SeenFacts Read(string path, string ocr, Sight sight)
        => new Prober(ExternalPrograms.Find(), sight).Probe(new(path, null, ProbeParts.Text, Reading: TextHint.Read(ocr, out _)), TestContext.Current.CancellationToken).Seen!;

    private string Draw(string text, string transform = "translate(0 0)", string ground = "#fff", string ink = "#000")
    {
        var lines = string.Concat(text.Split('|').Select((line, i) => $"""<text x="450" y="{110 + (80 * i)}" text-anchor="middle">{line}</text>"""));
        var svg = _files.Write("text.svg", $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="900" height="400"><rect width="100%" height="100%" fill="{ground}"/>
            <g transform="{transform}" font-family="DejaVu Sans, Noto Sans, WenQuanYi Micro Hei" font-size="40" fill="{ink}">{lines}</g></svg>
            """);
        using var image = Image.NewFromFile(svg);
        image.WriteToFile(_files["text.png"]);
        return _files["text.png"];
    }
}
