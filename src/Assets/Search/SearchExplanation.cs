using System.Collections.Immutable;
using System.Globalization;
using ServerlessDam.Assets.Search.Language;

namespace ServerlessDam.Assets.Search;

/// <summary>A condition that holds, and because of what.</summary>
/// <param name="Condition">As an expression.</param>
/// <param name="Value">What the document has there; dates are Unix milliseconds.</param>
/// <param name="Score">What a word alone counts for this place, see <see cref="SearchScore"/>; else 0.</param>
public sealed record SearchReason(string Condition, string Field, string Value, double Score);

/// <summary>Why a document matches: each condition that it has something for. What must not be has nothing to show.</summary>
public static class SearchExplanation
{
    public const int MostReasons = 50;

    public const int LongestValue = 200;

    public static ImmutableArray<SearchReason> Of(SearchPredicate predicate, SearchDocument document)
        => [.. Leaves(predicate).Distinct().SelectMany(leaf => ReasonsOf(leaf, document)).Take(MostReasons)];

    private static IEnumerable<SearchPredicate> Leaves(SearchPredicate predicate)
        => predicate switch
        {
            SearchPredicate.All all => all.Parts.SelectMany(Leaves),
            SearchPredicate.Any any => any.Parts.SelectMany(Leaves),
            SearchPredicate.Preferred preferred => Leaves(preferred.Part),
            SearchPredicate.Not or SearchPredicate.Everything or SearchPredicate.Nothing => [],
            _ => [predicate],
        };

    private static IEnumerable<SearchReason> ReasonsOf(SearchPredicate leaf, SearchDocument document)
    {
        var condition = SearchLeafText.Of(leaf);
        return leaf switch
        {
            SearchPredicate.Between between => document.Numbers.Where(number => SearchMatcher.Holds(between, document with { Numbers = [number] })).Select(number => Reason(condition, number)),
            SearchPredicate.Exists exists => document.Texts.Where(text => text.Field == exists.Field).Select(text => Reason(condition, text, 0))
                .Concat(document.Numbers.Where(number => number.Field == exists.Field).Select(number => Reason(condition, number))),
            SearchPredicate.Related related => SearchMatcher.Reasons(related, document)
                .SelectMany(text => SearchMatcher.PhrasesIn(related, text.Value).Select(phrase => Reason(phrase.Describe(related.Word), text, SearchScore.Related))),
            _ => SearchMatcher.Reasons(leaf, document).Select(text => Reason(condition, text, SearchMatcher.Score(leaf, document with { Texts = [text] })))
                .OrderByDescending(reason => reason.Score),
        };
    }

    private static SearchReason Reason(string condition, SearchText text, double score)
        => new(condition, text.Field, text.Value.Length <= LongestValue ? text.Value : text.Value[..(char.IsHighSurrogate(text.Value[LongestValue - 1]) ? LongestValue - 1 : LongestValue)], score);

    private static SearchReason Reason(string condition, SearchNumber number) => new(condition, number.Field, number.Value.ToString(CultureInfo.InvariantCulture), 0);
}
