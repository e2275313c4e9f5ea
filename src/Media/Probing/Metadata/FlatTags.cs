using System.Text;

namespace ServerlessDam.Media.Probing.Metadata;

/// <summary>Name and printable text, unique by name, bounded: at most 500 tags, 2 000 characters each, 64 000 in all.</summary>
internal sealed class FlatTags
{
    public const int MaxCount = 500;

    private const int MaxValue = 2000;
    private const int MaxTotal = 64_000;

    private readonly SortedDictionary<string, string> _tags = new(StringComparer.Ordinal);
    private int _total;

    public IReadOnlyDictionary<string, string> Tags => _tags;

    /// <summary>The first value of a name stays; empty ones, and what no longer fits, are left out.</summary>
    public void Add(string name, string? value)
    {
        var text = Printable(value);
        if (name.Length == 0 || text.Length == 0 || _tags.Count >= MaxCount || _total + name.Length + text.Length > MaxTotal)
            return;
        if (_tags.TryAdd(name, text))
            _total += name.Length + text.Length;
    }

    /// <summary>Controls become blanks, lone surrogates the replacement character: neither survives JSON and a header.</summary>
    private static string Printable(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        var text = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            if (text.Length + rune.Utf16SequenceLength > MaxValue)
                break;
            text.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }
        return text.ToString().Trim();
    }
}
