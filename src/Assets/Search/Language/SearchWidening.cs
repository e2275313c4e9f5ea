using ServerlessDam.Assets.Search.Synonyms;

namespace ServerlessDam.Assets.Search.Language;

/// <summary>Lets words that stand for the ones of an expression find too, within bounds.</summary>
/// <param name="synonyms">Null: every word finds itself alone.</param>
internal sealed class SearchWidening(ISynonyms? synonyms)
{
    /// <summary>Of an expression; later ones find themselves alone.</summary>
    public const int MostWords = 16;

    /// <summary>That stand for one word.</summary>
    public const int MostPhrases = 160;

    private const int LongestPhrase = 4;

    private int _widened;

    /// <summary>Of a word without a field, neither in quotes nor only begun; what it finds itself counts more.</summary>
    public SearchPredicate Of(SearchPredicate.Words words)
    {
        if (synonyms is null || _widened == MostWords || words is not { Field: null, Tokens: [var word], LastIsBeginning: false })
        {
            return words;
        }

        var phrases = synonyms.Of(word).Select(related => new RelatedPhrase(SearchTokens.Of(related.Text), related.Relation))
            .Where(phrase => phrase.Tokens.Length is > 0 and <= LongestPhrase).Take(MostPhrases).ToList();
        if (phrases.Count == 0)
        {
            return words;
        }

        _widened++;
        return new SearchPredicate.Any([words, new SearchPredicate.Related(word, [.. phrases])]);
    }
}
