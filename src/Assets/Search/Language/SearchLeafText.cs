using System.Collections.Immutable;
using System.Globalization;

namespace ServerlessDam.Assets.Search.Language;

/// <summary>A leaf of a predicate as an expression that asks the same.</summary>
internal static class SearchLeafText
{
    public static string Of(SearchPredicate leaf)
        => leaf switch
        {
            SearchPredicate.Exact exact => Clause(exact.Field, SearchOperator.Equal, [exact.Value]),
            SearchPredicate.Begins begins => Clause(begins.Field, SearchOperator.Equal, [begins.Beginning, ""]),
            SearchPredicate.Pieces pieces => Clause(pieces.Field, SearchOperator.Equal, pieces.Parts),
            SearchPredicate.Words words => Words(words),
            SearchPredicate.Between between => Between(between),
            SearchPredicate.Exists exists => new SearchExpression.Bare(new([exists.Field], IsQuoted: false), default).ToString(),
            _ => "*",
        };

    private static string Words(SearchPredicate.Words words)
    {
        ImmutableArray<string> pieces = words.LastIsBeginning ? [string.Join(' ', words.Tokens), ""] : [string.Join(' ', words.Tokens)];
        return words.Field is { } field ? Clause(field, SearchOperator.Has, pieces) : new SearchTerm(pieces, IsQuoted: words.Tokens.Length > 1).ToString();
    }

    private static string Between(SearchPredicate.Between between)
    {
        var (from, to) = (Bound(between.Field, between.From), Bound(between.Field, between.To));
        return (from, to) switch
        {
            ({ } least, null) => new SearchExpression.Clause(between.Field, between.FromIncluded ? SearchOperator.GreaterOrEqual : SearchOperator.Greater, least, default).ToString(),
            (null, { } most) => new SearchExpression.Clause(between.Field, between.ToIncluded ? SearchOperator.LessOrEqual : SearchOperator.Less, most, default).ToString(),
            ({ } one, { } other) when one == other && between is { FromIncluded: true, ToIncluded: true } => new SearchExpression.Clause(between.Field, SearchOperator.Equal, one, default).ToString(),
            _ => new SearchExpression.Range(between.Field, from, between.FromIncluded, to, between.ToIncluded, default).ToString(),
        };
    }

    private static SearchTerm? Bound(string field, double? value)
        => (value, SearchFieldTable.Assets.KindOf(field)) switch
        {
            (null, _) => null,
            ({ } date, SearchFieldKind.Date) => new([Date(date)], IsQuoted: true),
            ({ } edge, SearchFieldKind.Ratio) => new([Number(edge + SearchNumbers.HalfOfHundredth)], IsQuoted: false),
            ({ } number, _) => new([Number(number)], IsQuoted: false),
        };

    private static string Number(double number) => number.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>After the year 9999, seconds.</summary>
    private static string Date(double milliseconds)
        => milliseconds < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)
            : Number(milliseconds / 1000);

    private static string Clause(string field, SearchOperator sign, ImmutableArray<string> pieces)
        => new SearchExpression.Clause(field, sign, new(pieces, IsQuoted: pieces is [""] || pieces.Any(piece => piece.Any(char.IsWhiteSpace))), default).ToString();
}
