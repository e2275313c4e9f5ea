using NetVips;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Probing;
using ServerlessDam.Media.Vision;

namespace ServerlessDam.Media.Tests.Vision;

/// <summary>Photographs and what became of them: how alike the models find them, and how safe to show.</summary>
public sealed class LikenessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dam-likeness-");
    private readonly Sight _sight = Installed.Sight();

    public static TheoryData<string> Edits => ["mirror", "dark", "small", "crop", "grey"];

    [Theory]
    [MemberData(nameof(Edits))]
    public void A_picture_is_more_like_its_edits_than_like_another(string edit)
    {
        var (cat, astronaut) = (Encode(Installed.Photo("cat.jpg")), Encode(Installed.Photo("astronaut.jpg")));
        var edited = Encode(Edited(edit));
        Assert.InRange(Cosine(cat, edited), 0.6, 1.01);
        Assert.InRange(Cosine(astronaut, edited), -1, 0.5);
    }

    [Fact]
    public void A_vector_tells_its_space_and_is_short()
    {
        var embedding = Encode(Installed.Photo("cat.jpg"));
        Assert.Matches("^nsfwjs-[0-9.]+/embedding/1$", embedding.Space);
        Assert.Equal(512, embedding.Vector.Length);
    }

    [Fact]
    public void A_picture_of_one_pixel_and_one_colour_has_a_vector_too()
    {
        var path = Path.Combine(_folder.FullName, "a.png");
        using (var dot = Image.Black(1, 1, bands: 3))
            dot.Pngsave(path);
        Assert.Equal(512, Encode(path).Vector.Length);
    }

    [Fact]
    public void Harmless_pictures_are_rated_as_such_in_shares_of_five_kinds()
    {
        var safety = See(Installed.Photo("cat.jpg"), ProbeParts.Safety).Safety!;
        Assert.InRange(safety.Score, 0, 0.2);
        Assert.Equal(["Drawing", "Hentai", "Neutral", "Porn", "Sexy"], safety.Kinds.Keys.Order());
        Assert.Equal(1, safety.Kinds.Values.Sum(), 0.001);
        Assert.Equal("Neutral", safety.Kinds.MaxBy(kind => kind.Value).Key);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Edited(string edit)
    {
        using var cat = Image.NewFromFile(Installed.Photo("cat.jpg"));
        using var edited = edit switch
        {
            "mirror" => cat.FlipHor(),
            "dark" => cat.Linear([0.5], [0]),
            "small" => cat.ThumbnailImage(96),
            "grey" => cat.Colourspace(Enums.Interpretation.Bw),
            _ => cat.ExtractArea(cat.Width / 6, cat.Height / 6, cat.Width * 2 / 3, cat.Height * 2 / 3),
        };
        var path = Path.Combine(_folder.FullName, $"{edit}.png");
        using var bytes = edited.Cast(Enums.BandFormat.Uchar);
        bytes.Pngsave(path);
        return path;
    }

    private Embedding Encode(string path) => See(path, ProbeParts.Embedding).Embedding!;

    private SeenFacts See(string path, ProbeParts parts)
        => new Prober(ExternalPrograms.Find(), _sight).Probe(new(path, null, parts), TestContext.Current.CancellationToken).Seen!;

    private static double Cosine(Embedding one, Embedding other)
        => one.Vector.Zip(other.Vector, (a, b) => (sbyte)a * (double)(sbyte)b).Sum() / (127 * 127);
}
