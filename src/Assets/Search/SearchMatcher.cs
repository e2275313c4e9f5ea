using System.Collections.Immutable;

namespace ServerlessDam.Assets.Search;

/// <summary>Whether, and how much, a predicate holds of one document. Says by its plain reading what every index has to answer.</summary>
public static class SearchMatcher
{
    public static bool Holds(SearchPredicate predicate, SearchDocument document)
        => predicate switch
        {
            SearchPredicate.Everything or SearchPredicate.Preferred => true,
            SearchPredicate.Nothing => false,
            SearchPredicate.All all => all.Parts.All(part => Holds(part, document)),
            SearchPredicate.Any any => any.Parts.Any(part => Holds(part, document)),
            SearchPredicate.Not not => !Holds(not.Part, document),
            SearchPredicate.Between between => document.Numbers.Any(number => number.Field == between.Field && IsBetween(between, number.Value)),
            SearchPredicate.Exists exists => document.Texts.Any(text => text.Field == exists.Field) || document.Numbers.Any(number => number.Field == exists.Field),
            _ => document.Texts.Any(text => HoldsOf(predicate, text)),
        };

    /// <summary>The texts because of which a leaf of a predicate holds.</summary>
    public static IEnumerable<SearchText> Reasons(SearchPredicate leaf, SearchDocument document) => document.Texts.Where(text => HoldsOf(leaf, text));

    /// <summary>The sum of the best places of all words alone; those under a negation count for nothing.</summary>
    public static double Score(SearchPredicate predicate, SearchDocument document)
        => predicate switch
        {
            SearchPredicate.All all => all.Parts.Sum(part => Score(part, document)),
            SearchPredicate.Any any => any.Parts.Sum(part => Score(part, document)),
            SearchPredicate.Preferred preferred => Score(preferred.Part, document),
            SearchPredicate.Related => Holds(predicate, document) ? SearchScore.Related : 0,
            SearchPredicate.Words { Field: null } words => Reasons(words, document).Select(text => SearchScore.Of(text.Field, IsWhole(words, text.Value))).DefaultIfEmpty(0).Max(),
            _ => 0,
        };

    private static bool HoldsOf(SearchPredicate leaf, SearchText text)
        => leaf switch
        {
            SearchPredicate.Exact exact => text.Field == exact.Field && text.Value == exact.Value,
            SearchPredicate.Begins begins => text.Field == begins.Field && text.Value.StartsWith(begins.Beginning, StringComparison.Ordinal),
            SearchPredicate.Pieces pieces => text.Field == pieces.Field && HasPieces(text.Value, pieces.Parts),
            SearchPredicate.Words { Field: null } words => SearchFields.IsFoundByWordAlone(text.Field) && HasWords(words, text.Value),
            SearchPredicate.Words words => text.Field == words.Field && HasWords(words, text.Value),
            SearchPredicate.Related related => SearchFields.IsFoundByWordAlone(text.Field) && HasAny(related, text.Value),
            _ => false,
        };

    /// <summary>What of a text stands for the word.</summary>
    internal static IEnumerable<RelatedPhrase> PhrasesIn(SearchPredicate.Related related, string value)
    {
        var tokens = SearchTokens.Of(value);
        return related.Phrases.Where(phrase => Enumerable.Range(0, Math.Max(0, tokens.Length - phrase.Tokens.Length + 1))
            .Any(start => tokens.AsSpan(start, phrase.Tokens.Length).SequenceEqual(phrase.Tokens.AsSpan())));
    }

    private static bool HasAny(SearchPredicate.Related related, string value) => PhrasesIn(related, value).Any();

    private static bool IsBetween(SearchPredicate.Between between, double value)
        => (between.From is not { } from || (between.FromIncluded ? value >= from : value > from))
            && (between.To is not { } to || (between.ToIncluded ? value <= to : value < to));

    private static bool HasWords(SearchPredicate.Words words, string value)
    {
        var tokens = SearchTokens.Of(value);
        return Enumerable.Range(0, Math.Max(0, tokens.Length - words.Tokens.Length + 1)).Any(start => HasAt(words, tokens, start));
    }

    private static bool HasAt(SearchPredicate.Words words, ImmutableArray<string> tokens, int start)
        => words.Tokens.Index().All(each => words.LastIsBeginning && each.Index == words.Tokens.Length - 1
            ? tokens[start + each.Index].StartsWith(each.Item, StringComparison.Ordinal)
            : tokens[start + each.Index] == each.Item);

    private static bool IsWhole(SearchPredicate.Words words, string value) => SearchTokens.Of(value).Length == words.Tokens.Length;

    /// <summary>The first piece begins the text, the last one ends it, the others follow one another between.</summary>
    public static bool HasPieces(string value, ImmutableArray<string> pieces)
    {
        if (pieces is not [var first, .. var middle, var last])
        {
            return value == string.Concat(pieces);
        }

        if (value.Length < first.Length + last.Length || !value.StartsWith(first, StringComparison.Ordinal) || !value.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        var (at, end) = (first.Length, value.Length - last.Length);
        foreach (var piece in middle)
        {
            var found = value.AsSpan(at, end - at).IndexOf(piece, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at += found + piece.Length;
        }

        return true;
    }
}
