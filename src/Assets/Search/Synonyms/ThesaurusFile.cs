using System.Text;

namespace ServerlessDam.Assets.Search.Synonyms;

/// <summary>
/// A thesaurus as it lies on disk, looked up where it lies in memory: UTF-8, the first line <c># </c> and where it comes from, each
/// other one a word, a tab, other words for the same, a tab, and kinds of it, several parted by <c>|</c>; in the order of the bytes.
/// </summary>
public sealed class ThesaurusFile
{
    /// <summary>Of each kind of relation; what a longer line holds is left out.</summary>
    public const int MostWords = 100;

    private const int LargestBytes = 64 << 20;

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private readonly byte[] _content;
    private readonly int _start;

    /// <exception cref="FormatException">It is none.</exception>
    public ThesaurusFile(byte[] content)
    {
        var end = content.AsSpan().IndexOf((byte)'\n');
        if (end < 3 || content.Length > LargestBytes || !content.AsSpan().StartsWith("# "u8) || content[^1] != '\n')
        {
            throw new FormatException("No thesaurus: its first line must be '# ' and where it comes from, and its last one must end.");
        }

        (_content, _start, Source) = (content, end + 1, Utf8.GetString(content, 2, end - 2));
    }

    public string Source { get; }

    public IReadOnlyList<RelatedWord> Find(string word)
    {
        var sought = Utf8.GetBytes(word);
        for (var (low, high) = (_start, _content.Length); low < high;)
        {
            // The line that the middle lies in.
            var middle = low + ((high - low) / 2);
            var start = _content.AsSpan(low, middle - low).LastIndexOf((byte)'\n') is var before and >= 0 ? low + before + 1 : low;
            var line = _content.AsSpan(start, _content.AsSpan(start).IndexOf((byte)'\n'));
            var tab = line.IndexOf((byte)'\t');
            var order = sought.AsSpan().SequenceCompareTo(tab < 0 ? line : line[..tab]);
            if (order == 0)
            {
                return tab < 0 ? [] : Read(Utf8.GetString(line[(tab + 1)..]));
            }

            (low, high) = order < 0 ? (low, start) : (start + line.Length + 1, high);
        }

        return [];
    }

    /// <summary>The same, for writing.</summary>
    public static byte[] Write(string source, IEnumerable<KeyValuePair<string, IReadOnlyList<RelatedWord>>> words)
    {
        var text = new StringBuilder($"# {source}\n");
        foreach (var (word, related) in words.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            text.Append(word).Append('\t').Append(Join(related, WordRelation.Same)).Append('\t').Append(Join(related, WordRelation.Kind)).Append('\n');
        }

        return Utf8.GetBytes(text.ToString());
    }

    private static List<RelatedWord> Read(string cells)
    {
        var (same, kinds) = cells.Split('\t') is [var first, var second, ..] ? (first, second) : (cells, "");
        return [.. Split(same, WordRelation.Same), .. Split(kinds, WordRelation.Kind)];
    }

    private static IEnumerable<RelatedWord> Split(string words, WordRelation relation)
        => words.Split('|', StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(word => new RelatedWord(word, relation));

    private static string Join(IReadOnlyList<RelatedWord> related, WordRelation relation)
        => string.Join('|', related.Where(word => word.Relation == relation).Take(MostWords).Select(word => word.Text));
}
