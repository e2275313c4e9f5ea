namespace ServerlessDam.Assets.Search.Synonyms;

/// <summary>Plurals of English nouns and back, by their endings. What is guessed wrong is a word that nobody wrote.</summary>
internal static class EnglishForms
{
    private const int ShortestStem = 3;

    private static readonly (string One, string Many)[] Irregular =
    [
        ("man", "men"), ("woman", "women"), ("child", "children"), ("person", "people"), ("foot", "feet"), ("tooth", "teeth"), ("goose", "geese"),
        ("mouse", "mice"), ("leaf", "leaves"), ("knife", "knives"), ("wolf", "wolves"), ("shelf", "shelves"), ("loaf", "loaves"), ("potato", "potatoes"), ("tomato", "tomatoes"),
    ];

    /// <summary>What a word may be the plural of, the likeliest first.</summary>
    public static IEnumerable<string> Singulars(string word)
    {
        if (Irregular.FirstOrDefault(pair => pair.Many == word).One is { } one)
        {
            yield return one;
        }
        else if (word.Length > ShortestStem && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal))
        {
            if (word.EndsWith("ies", StringComparison.Ordinal))
            {
                yield return word[..^3] + "y";
            }

            if (EndsInHiss(word.AsSpan(0, word.Length - 2)) && word.EndsWith("es", StringComparison.Ordinal))
            {
                yield return word[..^2];
            }

            yield return word[..^1];
        }
    }

    /// <summary>Null: it has none, or is not of the letters that English has.</summary>
    public static string? Plural(string word)
    {
        var last = word[(word.LastIndexOf(' ') + 1)..];
        return Irregular.FirstOrDefault(pair => pair.One == last).Many is { } many ? word[..^last.Length] + many
            : last.Length < ShortestStem || !char.IsAsciiLetterLower(last[^1]) || (last[^1] == 's' && last[^2] is not ('s' or 'u')) ? null
            : last[^1] == 'y' && !"aeiou".Contains(last[^2], StringComparison.Ordinal) ? word[..^1] + "ies"
            : EndsInHiss(last) ? word + "es"
            : word + "s";
    }

    private static bool EndsInHiss(ReadOnlySpan<char> word)
        => word is [.., 's' or 'x' or 'z'] or [.., 'c' or 's', 'h'];
}
