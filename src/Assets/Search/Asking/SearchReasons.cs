namespace ServerlessDam.Assets.Search.Asking;

/// <summary>Why a document was found: the texts that a search asked for and that it has. What must not be there is no reason.</summary>
internal static class SearchReasons
{
    private const int Most = 20;

    public static IReadOnlyList<SearchReason> Of(SearchPredicate where, SearchDocument document)
        => [.. Leaves(where).SelectMany(leaf => Texts(leaf, document)).Distinct().Take(Most)];

    private static IEnumerable<SearchPredicate> Leaves(SearchPredicate where)
        => where switch
        {
            SearchPredicate.All all => all.Parts.SelectMany(Leaves),
            SearchPredicate.Any any => any.Parts.SelectMany(Leaves),
            SearchPredicate.Preferred preferred => Leaves(preferred.Part),
            SearchPredicate.Not or SearchPredicate.Everything or SearchPredicate.Nothing => [],
            _ => [where],
        };

    private static IEnumerable<SearchReason> Texts(SearchPredicate leaf, SearchDocument document)
        => leaf is SearchPredicate.Between between && SearchMatcher.Holds(between, document)
            ? document.Numbers.Where(number => number.Field == between.Field).Select(number => new SearchReason(number.Field, number.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))
            : SearchMatcher.Reasons(leaf, document).Select(text => new SearchReason(text.Field, text.Value));
}
