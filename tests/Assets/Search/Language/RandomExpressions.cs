using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Language;

namespace ServerlessDam.Assets.Tests.Search.Language;

/// <summary>Random texts (any characters, and shuffled pieces of the language, which reach deeper) and random trees.</summary>
internal static class RandomExpressions
{
    private static readonly string[] Pieces =
    [
        "tags", "bytes", "created_at", "context.stage", "metadata.n", "colors", "folder", "status", "aspect_ratio", "duration", "transparent", "pixels", "last_updated.x", "unknown",
        ":", "=", ">", ">=", "<", "<=", "(", ")", "[", "]", "{", "}", " TO ", " AND ", " OR ", " NOT ", "&&", "||", "!", "+", "-", "*", "\"", "\\", " ", " ", " ", "&", "|", "~", "?", "^",
        "cat", "a*", "*b", "1m", "2d", "16:9", "\"16:9\"", "2024-05-01", "\"2024-05-01T12:00:00Z\"", "9999-12-31", "0001-01-01", "1515911870", "99999y", "1e9", "-5", "NaN", "Infinity", "0.5", "1/0", "true", "日本", "é", "e\u0301", "🎉", "\u0000", "\ufffe", "\u2028", "\ufb01", "İ",
    ];

    private static readonly string[] Words = ["a", "AND", "OR", "NOT", "TO", "-a", "+a", "a b", "a:b", "\\", "\"", "(", "]", "|", "||", "a|b", "&", "!", "日本", "🎉", " ", "\t", "x-y", "a\\b", "~", "tags", "\u00a0"];

    public static Arbitrary<string> Texts { get; } = Gen.OneOf(
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get),
        Gen.Elements(Pieces).ListOf().Select(string.Concat),
        Gen.Elements(Pieces).Where(piece => piece.Length > 1 || char.IsLetter(piece[0])).ListOf(5).Select(string.Concat),
        Clause().ListOf().Select(clauses => string.Join(' ', clauses)),
        Clause().ListOf().Select(clauses => string.Join(" OR ", clauses))).ToArbitrary();

    public static Arbitrary<SearchExpression> Trees { get; } = Tree(3).ToArbitrary();

    private static Gen<string> Clause()
        => from field in Gen.Elements(SearchFields.Known.Keys.Concat(["context.a", "metadata.b", "colors.red", "last_updated.tags_updated_at", "no.such"]).ToArray())
           from sign in Gen.Elements(":", "=", ">", ">=", "<", "<=", " : ", ":>", "=[", ":{")
           from value in Gen.Elements(Pieces)
           from end in Gen.Elements("", "", " TO 5]", " TO 2d}", " TO \"x\"]", ")")
           select field + sign + value + end;

    private static Gen<SearchExpression> Tree(int depth)
        => depth == 0
            ? Leaf()
            : Gen.Frequency(
                (3, Leaf()),
                (1, Parts(depth).Select(parts => (SearchExpression)new SearchExpression.Any(parts))),
                (1, Parts(depth).Select(parts => (SearchExpression)new SearchExpression.All(parts))),
                (1, Parts(depth).Select(parts => (SearchExpression)new SearchExpression.Sequence(parts))),
                (1, Tree(depth - 1).Select(part => (SearchExpression)new SearchExpression.Not(part))),
                (1, Tree(depth - 1).Select(part => (SearchExpression)new SearchExpression.Required(part))));

    private static Gen<ImmutableArray<SearchExpression>> Parts(int depth) => Gen.Choose(2, 3).SelectMany(count => Tree(depth - 1).ListOf(count)).Select(parts => parts.ToImmutableArray());

    private static Gen<SearchExpression> Leaf()
        => Gen.Frequency(
            (1, Gen.Constant<SearchExpression>(new SearchExpression.Everything())),
            (3, Term().Where(term => term.IsQuoted || !term.IsStar).Select(term => (SearchExpression)new SearchExpression.Bare(term, default))),
            (3, from field in Gen.Elements(Words)
                from sign in Gen.Elements(Enum.GetValues<SearchOperator>())
                from term in Term()
                select (SearchExpression)new SearchExpression.Clause(field, sign, term, default)),
            (1, from field in Gen.Elements(Words)
                from bounds in Bound().Two()
                from included in Gen.Elements(true, false).Two()
                select (SearchExpression)new SearchExpression.Range(field, bounds.Item1, included.Item1, bounds.Item2, included.Item2, default)));

    private static Gen<SearchTerm?> Bound() => Gen.Frequency((1, Gen.Constant<SearchTerm?>(null)), (3, Term().Where(term => !term.HasStar).Select(term => (SearchTerm?)term)));

    /// <summary>What a scanner could have read: nothing is empty but the ends, and without quotes not all of it.</summary>
    private static Gen<SearchTerm> Term()
        => from quoted in Gen.Elements(true, false)
           from count in Gen.Choose(1, 3)
           from words in Gen.Elements(Words).ListOf(count)
           from starred in Gen.Elements(0, 0, 1, 2, 3)
           let pieces = (ImmutableArray<string>)[.. (starred & 1) > 0 ? [""] : Array.Empty<string>(), .. words, .. (starred & 2) > 0 ? [""] : Array.Empty<string>()]
           select new SearchTerm(pieces, quoted);
}
