namespace ServerlessDam.Assets.Search.Language;

/// <summary>Joins predicates, without what changes nothing.</summary>
internal static class SearchPredicates
{
    public static readonly SearchPredicate Everything = new SearchPredicate.Everything();

    public static readonly SearchPredicate Nothing = new SearchPredicate.Nothing();

    public static SearchPredicate All(IEnumerable<SearchPredicate> parts)
    {
        List<SearchPredicate> all = [.. parts.SelectMany(part => part is SearchPredicate.All inner ? inner.Parts.AsEnumerable() : [part]).Where(part => part is not SearchPredicate.Everything)];
        return all switch
        {
            [] => Everything,
            [var only] => only,
            _ when all.Any(part => part is SearchPredicate.Nothing) => Nothing,
            _ => new SearchPredicate.All([.. all]),
        };
    }

    public static SearchPredicate Any(IEnumerable<SearchPredicate> parts)
    {
        List<SearchPredicate> any = [.. parts.SelectMany(part => part is SearchPredicate.Any inner ? inner.Parts.AsEnumerable() : [part]).Where(part => part is not SearchPredicate.Nothing)];
        return any switch
        {
            [] => Nothing,
            [var only] => only,
            _ => new SearchPredicate.Any([.. any]),
        };
    }

    public static SearchPredicate Not(SearchPredicate part)
        => part switch
        {
            SearchPredicate.Everything => Nothing,
            SearchPredicate.Nothing => Everything,
            _ => new SearchPredicate.Not(part),
        };
}
