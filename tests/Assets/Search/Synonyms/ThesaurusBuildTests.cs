using ServerlessDam.Assets.Search.Synonyms;
using ServerlessDam.Assets.Search.Synonyms.WordNet;

namespace ServerlessDam.Assets.Tests.Search.Synonyms;

/// <summary>A small dictionary in the form of WordNet's files.</summary>
public sealed class ThesaurusBuildTests : IDisposable
{
    /// <summary>tool (a means) over axe and its kind; a rare meaning, a name, an insult, Latin.</summary>
    private const string Nouns = """
          1 a licence
        00000100 06 n 02 tool 0 implement 0 003 ~ 00000200 n 0000 ~ 00000300 n 0000 ~ 00000600 n 0000 | a means
        00000200 06 n 02 axe 0 ax 0 001 ~ 00000400 n 0000 | for wood
        00000300 06 n 01 hand_saw 0 000 | for wood
        00000400 06 n 03 hatchet 0 tomahawk 0 very_small_axe 0 000 | a small one
        00000500 10 n 01 ethnic_slur 0 000 | an insult
        00000600 18 n 02 stooge 0 Blunt_Instrument 0 001 ;u 00000500 n 0000 | an insult of somebody
        00000700 06 n 02 axe 0 guitar 0 000 | slang

        """;

    private const string Adjectives = "00000800 00 a 02 big(a) 0 large 0 001 ! 00000900 a 0101 | of size\n00000900 00 a 01 small 0 000 | of size\n";

    private const string Senses = """
        axe%1:06:00:: 00000200 1 4
        axe%1:06:01:: 00000700 2 1
        ax%1:06:00:: 00000200 1 0
        big%3:00:00:: 00000800 1 60
        blunt_instrument%1:18:00:: 00000600 1 0
        guitar%1:06:00:: 00000700 1 9
        hand_saw%1:06:00:: 00000300 1 0
        hatchet%1:06:00:: 00000400 1 2
        implement%1:06:00:: 00000100 1 2
        large%3:00:00:: 00000800 1 50
        stooge%1:18:00:: 00000600 1 0
        tomahawk%1:06:00:: 00000400 1 0
        tool%1:06:00:: 00000100 1 8
        tool%2:36:00:: 00000100 1 3
        very_small_axe%1:06:00:: 00000400 1 0

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dam-wordnet-");
    private readonly ThesaurusFile _file;

    public ThesaurusBuildTests()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "data.noun"), Nouns);
        File.WriteAllText(Path.Combine(_folder.FullName, "data.adj"), Adjectives);
        File.WriteAllText(Path.Combine(_folder.FullName, "index.sense"), Senses);
        _file = new(ThesaurusBuild.Make(_folder.FullName));
    }

    [Theory]
    [InlineData("tool", "implement", "axe hatchet ax hand,saw tomahawk")]
    [InlineData("axe", "ax", "hatchet tomahawk")]
    [InlineData("guitar", "", "")]
    [InlineData("big", "large", "")]
    [InlineData("small", "", "")]
    [InlineData("vehicle", "", "bus train motorcycle airplane")]
    public void A_word_has_the_usual_words_of_its_usual_meanings(string word, string same, string kinds)
    {
        Assert.Equal(Words(same), _file.Find(word).Where(each => each.Relation == WordRelation.Same).Select(each => each.Text));
        Assert.Equal(Words(kinds), _file.Find(word).Where(each => each.Relation == WordRelation.Kind).Select(each => each.Text));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static IEnumerable<string> Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace(',', ' '));
}
