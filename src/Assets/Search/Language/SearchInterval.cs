namespace ServerlessDam.Assets.Search.Language;

/// <summary>What a value means as a number: a day is all its milliseconds, a byte count one point.</summary>
/// <param name="From">Included.</param>
internal readonly record struct SearchInterval(double From, double To, bool ToIncluded)
{
    public static SearchInterval Point(double value) => new(value, value, ToIncluded: true);

    /// <summary>What compares with all of it: greater is after its end, less before its beginning.</summary>
    public SearchPredicate.Between Compared(string field, SearchOperator sign)
        => sign switch
        {
            SearchOperator.Greater => new(field, To, !ToIncluded, null, false),
            SearchOperator.GreaterOrEqual => new(field, From, true, null, false),
            SearchOperator.Less => new(field, null, false, From, false),
            SearchOperator.LessOrEqual => new(field, null, false, To, ToIncluded),
            _ => new(field, From, true, To, ToIncluded),
        };

    /// <summary>An included bound is there with all of it, another one with nothing.</summary>
    public static SearchPredicate.Between Range(string field, SearchInterval? from, bool fromIncluded, SearchInterval? to, bool toIncluded)
        => new(
            field,
            fromIncluded ? from?.From : from?.To,
            fromIncluded || from is { ToIncluded: false },
            toIncluded ? to?.To : to?.From,
            toIncluded && to is not { ToIncluded: false });
}
