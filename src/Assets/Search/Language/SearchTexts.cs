using System.Collections.Immutable;

namespace ServerlessDam.Assets.Search.Language;

/// <summary>What a term asks of the texts of a field.</summary>
internal static class SearchTexts
{
    /// <summary>The words of the term one after the other; null where it has none, or a star that is not at the end.</summary>
    public static SearchPredicate? Words(string? field, SearchTerm term)
    {
        if (term.HasStar && !term.IsBeginning)
        {
            return null;
        }

        var tokens = SearchTokens.Of(term.Pieces[0]);
        return tokens.IsEmpty ? null : new SearchPredicate.Words(field, tokens, term.IsBeginning && GoesOn(term.Pieces[0], tokens));
    }

    /// <summary>The text as a whole, to the letter.</summary>
    public static SearchPredicate Whole(string field, SearchTerm term, bool folded)
    {
        ImmutableArray<string> pieces = folded ? [.. term.Pieces.Select(SearchFields.Fold)] : term.Pieces;
        return term switch
        {
            { IsStar: true } => new SearchPredicate.Exists(field),
            { IsBeginning: true } => new SearchPredicate.Begins(field, pieces[0]),
            { HasStar: true } => new SearchPredicate.Pieces(field, pieces),
            _ => new SearchPredicate.Exact(field, pieces[0]),
        };
    }

    /// <summary>
    /// By words where there are any. A beginning that ends between two words, such as <c>products/*</c>, is that of the whole text:
    /// its sign is what it was written for, and no word holds it.
    /// </summary>
    public static SearchPredicate Has(string field, SearchTerm term, bool folded)
        => Words(field, term) switch
        {
            null => Whole(field, term, folded),
            SearchPredicate.Words { LastIsBeginning: false } when term.IsBeginning => Whole(field, term, folded),
            var words => words,
        };

    /// <summary>Folders are paths whose ends have no slash; <c>a/*</c> is a and all below, by either operator.</summary>
    public static SearchPredicate Folder(string field, SearchTerm term, bool byWords)
    {
        if (term.IsStar || term.Pieces is ["/", ""])
        {
            return SearchPredicates.Everything;
        }

        var start = term.Pieces[0].TrimStart('/');
        if (term.IsBeginning && start.EndsWith('/'))
        {
            var folder = SearchFields.Fold(start.TrimEnd('/'));
            return new SearchPredicate.Any([new SearchPredicate.Exact(field, folder), new SearchPredicate.Begins(field, folder + "/")]);
        }

        var trimmed = term.Pieces.SetItem(0, start);
        var path = term with { Pieces = trimmed.SetItem(trimmed.Length - 1, trimmed[^1].TrimEnd('/')) };
        return byWords ? Has(field, path, folded: true) : Whole(field, path, folded: true);
    }

    /// <summary>The last token is only begun: what comes next would belong to it.</summary>
    private static bool GoesOn(string text, ImmutableArray<string> tokens) => SearchTokens.Of(text + "x") is var longer && longer.Length == tokens.Length && longer[^1] != tokens[^1];
}
