using System.Globalization;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.Azure.Search;

/// <summary>Words as a filter, and as what a result is ranked by.</summary>
internal static class WordsFilter
{
    /// <summary>Words beyond these, and phrases of more tokens, are found and not ranked by: each takes some clauses of the filter.</summary>
    private const int MostRanked = 32;
    private const int LongestRanked = 16;

    private static readonly string[] Alone = [IndexFields.Names, IndexFields.Labels, IndexFields.Texts, IndexFields.Seen];

    /// <summary>Clauses of what <see cref="Write"/> makes of it.</summary>
    public static int Count(SearchPredicate.Words words)
        => WordTerms.Beginnings(words.Tokens, words.LastIsBeginning).Length is var rows && words.Field is null && rows > 1 ? rows * Alone.Length : rows;

    public static string Write(SearchPredicate.Words words)
    {
        if (words.Field is { } field)
        {
            return In(words, SafeText.FromField(field), IndexFields.Words);
        }

        // Rows of one text must lie in one place; a single one may lie anywhere.
        return WordTerms.Beginnings(words.Tokens, words.LastIsBeginning) is [var only]
            ? OData.Match(FilterWriter.Beginning(only), string.Join(',', Alone))
            : $"({string.Join(" or ", Alone.Select(place => In(words, "", place)))})";
    }

    /// <summary>One question for all of them: a phrase as short as these is one row.</summary>
    public static string Write(SearchPredicate.Related related)
        => OData.Match(string.Join(' ', related.Phrases.SelectMany(phrase => WordTerms.Beginnings(phrase.Tokens, lastIsBeginning: false)).Select(FilterWriter.Beginning)), string.Join(',', Alone));

    /// <summary>
    /// Holds of all, and adds the place of each word alone to the score, of several places the best: a place counts where no better
    /// one holds. Null where there is no word alone.
    /// </summary>
    /// <param name="everything">What holds of every document that is found: a constant the service might take for the whole, scores and all.</param>
    /// <param name="room">Clauses at most: words beyond them are found and not ranked by.</param>
    public static string? Rank(SearchPredicate predicate, string everything, int room)
    {
        var ranks = Leaves(predicate).Take(MostRanked).TakeWhile(words => (room -= RankClauses(words)) >= 0).SelectMany(Ranks).ToList();
        return ranks.Count == 0 ? null : $"({string.Join(" or ", ranks)} or {everything})";
    }

    private static IEnumerable<SearchPredicate> Leaves(SearchPredicate predicate)
        => predicate switch
        {
            SearchPredicate.All all => all.Parts.SelectMany(Leaves),
            SearchPredicate.Any any => any.Parts.SelectMany(Leaves),
            SearchPredicate.Preferred preferred => Leaves(preferred.Part),
            SearchPredicate.Related => [predicate],
            SearchPredicate.Words { Field: null } words when words.Tokens.Length <= LongestRanked => [words],
            _ => [],
        };

    /// <summary>The whole name is one; each place has its own rows, and excludes the whole name and the rows of the places before it.</summary>
    private static int RankClauses(SearchPredicate leaf)
        => leaf is SearchPredicate.Words words ? 5 + (10 * WordTerms.Beginnings(words.Tokens, words.LastIsBeginning).Length) : 2;

    private static IEnumerable<string> Ranks(SearchPredicate leaf)
        => leaf switch
        {
            SearchPredicate.Words words => Ranks(words),
            // What holds of every document gives the weight, once, where a phrase is there.
            SearchPredicate.Related related => [$"{OData.MatchScoring($"{SafeText.Always}*^{Number(SearchScore.Related)}", IndexFields.Seen)} and {Write(related)}"],
            _ => [],
        };

    private static string Number(double weight) => weight.ToString("0.######", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Ranks(SearchPredicate.Words words)
    {
        var better = new List<string>();
        if (WordTerms.WholeBeginning(words.Tokens, words.LastIsBeginning) is { Length: < FilterWriter.LongestBeginning } whole)
        {
            yield return OData.MatchScoring($"{whole}*^{SearchScore.WholeName}", IndexFields.Wholes);
            better.Add($"not {OData.Match(whole + "*", IndexFields.Wholes)}");
        }

        foreach (var (place, weight) in new[] { (IndexFields.Names, SearchScore.Name), (IndexFields.Labels, SearchScore.Label), (IndexFields.Texts, SearchScore.Text), (IndexFields.Seen, SearchScore.Seen) })
        {
            // One beginning has the weight; the others, of more rows than one, only have to be there.
            var beginnings = WordTerms.Beginnings(words.Tokens, words.LastIsBeginning);
            var first = OData.MatchScoring($"{FilterWriter.Beginning(beginnings[0])}^{Number(weight)}", place);
            yield return string.Join(" and ", beginnings.Skip(1).Select(next => OData.Match(FilterWriter.Beginning(next), place)).Prepend(first).Concat(better));
            better.Add($"not ({In(words, "", place)})");
        }
    }

    private static string In(SearchPredicate.Words words, string prefix, string place)
        => string.Join(" and ", WordTerms.Beginnings(words.Tokens, words.LastIsBeginning).Select(beginning => OData.Match(FilterWriter.Beginning(prefix + beginning), place)));
}
