using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Search.Language;

/// <summary>What a field with an operator and a value means, by the kind of the field.</summary>
internal sealed class SearchClauses(DateTimeOffset now)
{
    public SearchPredicate Of(SearchExpression.Clause clause, SearchFieldKind kind)
    {
        var (field, sign, term) = (clause.Field, clause.Operator, clause.Value);
        if (sign.Compares() && !HasNumber(kind))
        {
            throw SearchErrors.Expected(clause.At, $"another operator: {field} takes : and =, not {sign.Sign()}");
        }

        return kind switch
        {
            SearchFieldKind.Text or SearchFieldKind.FoldedText when sign == SearchOperator.Has => SearchTexts.Has(field, term, SearchFields.IsFolded(kind)),
            SearchFieldKind.Text or SearchFieldKind.FoldedText or SearchFieldKind.Word => SearchTexts.Whole(field, term, SearchFields.IsFolded(kind)),
            SearchFieldKind.Folder => SearchTexts.Folder(field, term, byWords: sign == SearchOperator.Has),
            SearchFieldKind.Map => SearchTexts.Whole(field, term, folded: field == "colors"),
            _ when term.IsStar && !sign.Compares() => new SearchPredicate.Exists(field),
            SearchFieldKind.Boolean => Boolean(field, term, clause.At),
            SearchFieldKind.Untyped => Untyped(clause),
            SearchFieldKind.Date when !sign.Compares() => ((term.HasStar ? null : SearchDates.Fixed(term.Text)) ?? throw Expected(clause.At, term, SearchWords.FixedDate)).Compared(field, sign),
            _ => Number(term, kind, clause.At).Compared(field, sign),
        };
    }

    public SearchPredicate Of(SearchExpression.Range range, SearchFieldKind kind)
    {
        if (!HasNumber(kind))
        {
            throw SearchErrors.Expected(range.At, $"a value without a range: {range.Field} has no number or date");
        }

        if (kind == SearchFieldKind.Untyped)
        {
            kind = new[] { range.From, range.To }.All(bound => bound is null || Read(bound, SearchFieldKind.Number) is not null) ? SearchFieldKind.Number : SearchFieldKind.Date;
        }

        SearchInterval? from = range.From is { } first ? Number(first, kind, range.At) : null;
        SearchInterval? to = range.To is { } last ? Number(last, kind, range.At) : null;
        return from is null && to is null ? new SearchPredicate.Between(range.Field, null, false, null, false) : SearchInterval.Range(range.Field, from, range.FromIncluded, to, range.ToIncluded);
    }

    private static bool HasNumber(SearchFieldKind kind) => kind is >= SearchFieldKind.Number and <= SearchFieldKind.Date or SearchFieldKind.Untyped;

    private static SearchPredicate.Exact Boolean(string field, SearchTerm term, TextPosition at)
        => SearchFields.Fold(term.Text) is "true" or "false" ? new(field, SearchFields.Fold(term.Text)) : throw Expected(at, term, "true or false");

    /// <summary>A value of a map is a text, and a number or a date where it looks like one.</summary>
    private SearchPredicate Untyped(SearchExpression.Clause clause)
    {
        var (field, sign, term) = (clause.Field, clause.Operator, clause.Value);
        if (sign.Compares())
        {
            return (Read(term, SearchFieldKind.Number) ?? Read(term, SearchFieldKind.Date) ?? throw Expected(clause.At, term, "a number or a date")).Compared(field, sign);
        }

        var text = sign == SearchOperator.Has ? SearchTexts.Has(field, term, folded: false) : SearchTexts.Whole(field, term, folded: false);
        return term.HasStar || (Read(term, SearchFieldKind.Number) ?? SearchDates.Absolute(term.Text)) is not { } number
            ? text
            : new SearchPredicate.Any([text, number.Compared(field, sign)]);
    }

    private SearchInterval Number(SearchTerm term, SearchFieldKind kind, TextPosition at) => Read(term, kind) ?? throw Expected(at, term, SearchWords.Of(kind));

    private SearchInterval? Read(SearchTerm term, SearchFieldKind kind)
        => term.HasStar ? null : kind == SearchFieldKind.Date ? SearchDates.Read(term.Text, now) : SearchNumbers.Read(term.Text, kind);

    private static DamException Expected(TextPosition at, SearchTerm term, string expected) => SearchErrors.Expected(at, $"{expected}, not {SearchErrors.Shown(term.Text)}");
}
