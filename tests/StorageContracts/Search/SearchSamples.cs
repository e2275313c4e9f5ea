using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.StorageContracts.Search;

/// <summary>Random catalogs and queries over few fields and values, so that much of what is asked for is there; among the values those that a query language would trip over.</summary>
internal static class SearchSamples
{
    public const int Predicates = 20;

    private static readonly string[] TextFields = ["public_id", "tags", "folder", "context", "context.stage", "metadata.a b'c", "status"];

    private static readonly string[] NumberFields = ["bytes", "created_at", "metadata.n", "colors.blue"];

    private static readonly string[] Values =
    [
        "", "a", "b", "ab", "A", "a b", "b a", "a-b", "a_b", "a*b", "a/b", "a/b/c", "ab cd", "é", "É", "日本語", "本", "🎉", "'", "a'b", "\"", "\"a b\"", "\\", "a\\", "%", "_", "a%b",
        "AND", "a OR b", "a AND b", "NOT a", "NEAR(a b)", "a:b", "tags:a", "^a", "a^2", "(a)", "[a TO b]", "{a}", "a~1", "a?", "+a", "-a", "a&&b", "a||b", "a!", ",", "a,b", "null", "1", "1.5", "true", "x' OR '1'='1", "ß", "ﬁ", "Ａ", "i̇", "İ",
    ];

    private static readonly double[] Numbers = [-1, 0, 0.1, 0.5, 1, 2, 1_000_000, 1_781_524_800_000, -62_135_596_800_000, 1e15];

    public static Gen<ImmutableArray<SearchDocument>> Catalogs { get; } = Gen.ListOf(Document(), 30).Select(all => all.Index().Select(each => each.Item with { AssetId = $"{each.Index:x2}", RowKey = $"d{each.Index}" }).ToImmutableArray());

    public static Gen<ImmutableArray<SearchQuery>> Queries { get; } = Gen.ListOf(Query(), Predicates).Select(all => all.ToImmutableArray());

    public static string Shown(SearchQuery query) => $"{Shown(query.Where)} by {string.Join(", ", query.OrderBy)}, {query.Take} a page";

    public static string Shown(SearchDocument document)
        => $"{document.RowKey}: {string.Join(", ", document.Texts.Select(text => $"{text.Field}={text.Value}").Concat(document.Numbers.Select(number => $"{number.Field}={number.Value:R}")))}";

    private static string Shown(SearchPredicate predicate)
        => predicate switch
        {
            SearchPredicate.All all => $"All({string.Join(", ", all.Parts.Select(Shown))})",
            SearchPredicate.Any any => $"Any({string.Join(", ", any.Parts.Select(Shown))})",
            SearchPredicate.Not not => $"Not({Shown(not.Part)})",
            SearchPredicate.Preferred preferred => $"Preferred({Shown(preferred.Part)})",
            SearchPredicate.Words words => $"Words({words.Field}: {string.Join('|', words.Tokens)}{(words.LastIsBeginning ? "..." : "")})",
            SearchPredicate.Pieces pieces => $"Pieces({pieces.Field}: {string.Join('*', pieces.Parts)})",
            _ => $"{predicate}",
        };

    private static Gen<SearchDocument> Document()
        => from texts in Gen.Elements(TextFields).Zip(Gen.Elements(Values)).ListOf(6)
           from numbers in Gen.Elements(NumberFields).Zip(Gen.Elements(Numbers)).ListOf(3)
           select new SearchDocument("", "", "1", [.. texts.Distinct().Select(each => new SearchText(each.Item1, each.Item2))], [.. numbers.DistinctBy(each => each.Item1).Select(each => new SearchNumber(each.Item1, each.Item2))]);

    private static Gen<SearchQuery> Query()
        => from question in Tree(3)
           from sort in Gen.Elements("public_id", "bytes", "created_at", "score", "folder")
           from falls in Gen.Elements(true, false)
           from take in Gen.Elements(1, 4, 100)
           select new SearchQuery(question, [new(sort, sort == "score" || falls)], take, null, []);

    private static Gen<SearchPredicate> Tree(int depth)
        => depth == 0
            ? Leaf()
            : Gen.Frequency(
                (3, Leaf()),
                (2, Parts(depth).Select(parts => (SearchPredicate)new SearchPredicate.All(parts))),
                (2, Parts(depth).Select(parts => (SearchPredicate)new SearchPredicate.Any(parts))),
                (1, Tree(depth - 1).Select(part => (SearchPredicate)new SearchPredicate.Not(part))),
                (1, Tree(depth - 1).Select(part => (SearchPredicate)new SearchPredicate.Preferred(part))));

    private static Gen<ImmutableArray<SearchPredicate>> Parts(int depth)
        => from count in Gen.Choose(0, 3)
           from parts in Tree(depth - 1).ListOf(count)
           select parts.ToImmutableArray();

    private static Gen<SearchPredicate> Leaf()
        => Gen.Frequency(
            (1, Gen.Elements<SearchPredicate>(new SearchPredicate.Everything(), new SearchPredicate.Nothing())),
            (3, Gen.Elements(TextFields).Zip(Gen.Elements(Values)).Select(each => (SearchPredicate)new SearchPredicate.Exact(each.Item1, each.Item2))),
            (2, Gen.Elements(TextFields).Zip(Gen.Elements(Values)).Select(each => (SearchPredicate)new SearchPredicate.Begins(each.Item1, each.Item2))),
            (2, Gen.Elements(TextFields).Zip(Gen.Elements(Values).ListOf(2)).Select(each => (SearchPredicate)new SearchPredicate.Pieces(each.Item1, [.. each.Item2]))),
            (1, Gen.Elements(TextFields).Zip(Gen.Elements(Values).ListOf(3)).Select(each => (SearchPredicate)new SearchPredicate.Pieces(each.Item1, [.. each.Item2]))),
            (3, Words(Gen.Elements(TextFields).Select(field => (string?)field))),
            (3, Words(Gen.Constant<string?>(null))),
            (3, Between()),
            (1, Gen.Elements(TextFields.Concat(NumberFields).Append("metadata.unknown").ToArray()).Select(field => (SearchPredicate)new SearchPredicate.Exists(field))));

    private static Gen<SearchPredicate> Words(Gen<string?> fields)
        => from field in fields
           from value in Gen.Elements(Values.Where(value => SearchTokens.Of(value).Length > 0).ToArray())
           from last in Gen.Elements(true, false)
           select (SearchPredicate)new SearchPredicate.Words(field, SearchTokens.Of(value), last);

    private static Gen<SearchPredicate> Between()
        => from field in Gen.Elements(NumberFields)
           from bounds in Gen.Elements(Numbers.Select(number => (double?)number).Append(null).ToArray()).Two()
           from included in Gen.Elements(true, false).Two()
           select (SearchPredicate)new SearchPredicate.Between(field, bounds.Item1, included.Item1, bounds.Item2, included.Item2);
}
