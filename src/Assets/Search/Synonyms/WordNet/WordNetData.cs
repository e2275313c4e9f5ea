using System.Collections.Immutable;
using System.Globalization;

namespace ServerlessDam.Assets.Search.Synonyms.WordNet;

/// <summary>A set of words that mean the same, as WordNet's <c>data</c> files have it (wndb(5WN)).</summary>
/// <param name="Words">With blanks, and in their case.</param>
/// <param name="Kinds">Ids of what is a kind of it.</param>
/// <param name="IsPejorative">It is noted to be used as a slur, to disparage, or as an obscenity.</param>
internal sealed record Synset(string Id, ImmutableArray<string> Words, ImmutableArray<string> Kinds, bool IsPejorative);

/// <summary>One meaning of a word.</summary>
/// <param name="Uses">How often it was met with in texts that were tagged by hand.</param>
internal sealed record Sense(string Synset, int Number, int Uses);

/// <summary>Nouns and adjectives of WordNet's <c>dict</c> folder.</summary>
internal sealed class WordNetData
{
    private static readonly (string File, char Part, string[] Types)[] Files = [("data.noun", 'n', ["1"]), ("data.adj", 'a', ["3", "5"])];

    /// <summary>Words for what is said of others and not to them; members of these, by usage, are pejorative.</summary>
    private static readonly string[] Slurs = ["disparagement", "ethnic slur", "obscenity", "derogation", "depreciation"];

    private WordNetData(Dictionary<string, Synset> synsets, ILookup<string, Sense> senses)
        => (Synsets, Senses) = (synsets, senses);

    /// <summary>By <c>n00015568</c>: the part of speech and where the file has it.</summary>
    public IReadOnlyDictionary<string, Synset> Synsets { get; }

    /// <summary>By word, in lower case; those of nouns first, each part of speech in WordNet's order, the most usual first.</summary>
    public ILookup<string, Sense> Senses { get; }

    public static WordNetData Read(string folder)
    {
        var lines = Files.SelectMany(file => Lines(Path.Combine(folder, file.File)).Select(line => (file.Part, Cells: line.Split(" | ")[0].Split(' ')))).ToList();
        var slurs = lines.Where(line => WordsOf(line.Cells).Any(Slurs.Contains)).Select(line => line.Part + line.Cells[0]).ToHashSet(StringComparer.Ordinal);
        var synsets = lines.Select(line => SynsetOf(line.Part, line.Cells, slurs)).ToDictionary(synset => synset.Id, StringComparer.Ordinal);
        return new(synsets, SensesOf(Path.Combine(folder, "index.sense")));
    }

    /// <summary>Without the licence, whose lines begin with blanks.</summary>
    private static IEnumerable<string> Lines(string path) => File.ReadLines(path).Where(line => line is not [' ', ..]);

    private static Synset SynsetOf(char part, string[] cells, HashSet<string> slurs)
    {
        var words = WordsOf(cells);
        var at = 4 + (2 * words.Length);
        var pointers = Enumerable.Range(0, int.Parse(cells[at], CultureInfo.InvariantCulture))
            .Select(i => (Symbol: cells[at + 1 + (4 * i)], Target: cells[at + 3 + (4 * i)][0] + cells[at + 2 + (4 * i)])).ToList();
        return new(
            part + cells[0],
            words,
            [.. pointers.Where(pointer => pointer.Symbol == "~").Select(pointer => pointer.Target)],
            pointers.Any(pointer => pointer.Symbol == ";u" && slurs.Contains(pointer.Target)));
    }

    /// <summary>Adjectives may bear a mark of where they stand: <c>galore(ip)</c>.</summary>
    private static ImmutableArray<string> WordsOf(string[] cells)
        => [.. Enumerable.Range(0, int.Parse(cells[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).Select(i => cells[4 + (2 * i)].Split('(')[0].Replace('_', ' '))];

    /// <summary><c>car%1:06:00:: 02961779 1 71</c>: word and type, where, number, uses.</summary>
    private static ILookup<string, Sense> SensesOf(string path)
        => Files.SelectMany(file => Lines(path)
                .Select(line => line.Split(' '))
                .Select(cells => (Key: cells[0].Split('%'), Cells: cells))
                .Where(line => file.Types.Contains(line.Key[1][..1]))
                .Select(line => (Word: line.Key[0].Replace('_', ' '), Sense: new Sense(
                    file.Part + line.Cells[1], int.Parse(line.Cells[2], CultureInfo.InvariantCulture), int.Parse(line.Cells[3], CultureInfo.InvariantCulture))))
                .OrderBy(each => each.Sense.Number))
            .ToLookup(each => each.Word, each => each.Sense, StringComparer.Ordinal);
}
