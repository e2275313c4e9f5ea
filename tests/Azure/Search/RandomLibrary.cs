using System.Collections.Immutable;
using System.Globalization;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Synonyms;

namespace ServerlessDam.Azure.Tests.Search;

/// <summary>Documents and predicates by chance, of few words, so that they meet.</summary>
internal sealed class RandomLibrary(int seed)
{
    private static readonly string[] Words = ["red", "blue", "rot", "Blau", "a", "ab", "abc", "été", "東京", "R2D2", "x'y", "100%", "\"q\"", "a*b", "/p\\", "İ"];
    private static readonly string[] TextFields = ["public_id", "display_name", "filename", "asset_folder", "tags", "format", "context.title", "context.stage", "metadata.season", "image_metadata.Make", "etag", "detection", "ocr"];
    private static readonly string[] NumberFields = ["bytes", "width", "created_at", "metadata.price", "colors.red"];

#pragma warning disable RS0030 // Tests seed their own chance.
    private readonly Random _random = new(seed);
#pragma warning restore RS0030

    public SearchDocument Document(int number)
        => new(
            number.ToString("x8", CultureInfo.InvariantCulture).PadLeft(32, _random.Next(2) == 0 ? '0' : 'f'),
            $"row {number}",
            $"revision {_random.Next(1000)}",
            [.. Some(6, () => new SearchText(Of(TextFields), Text(4))).DistinctBy(text => text.Field == "tags" ? text.Value : text.Field)],
            [.. Some(4, () => new SearchNumber(Of(NumberFields), Number())).DistinctBy(number => number.Field)]);

    /// <summary>Every other one asks for words alone, by which results are ranked.</summary>
    public SearchPredicate Question()
        => _random.Next(4) switch
        {
            0 => new SearchPredicate.Any([Alone(), Alone(), Predicate(2)]),
            1 => new SearchPredicate.All([new SearchPredicate.Preferred(Alone()), Predicate(2)]),
            _ => Predicate(3),
        };

    private SearchPredicate Predicate(int depth)
        => _random.Next(depth > 0 ? 14 : 8) switch
        {
            0 => new SearchPredicate.Exact(Of(TextFields), Text(2)),
            1 => new SearchPredicate.Begins(Of(TextFields), Text(1)[..^_random.Next(2)]),
            2 => new SearchPredicate.Pieces(Of(TextFields), [.. Some(4, () => _random.Next(3) == 0 ? "" : Of(Words)[..1])]),
            3 when _random.Next(3) == 0 => new SearchPredicate.Related("word", [.. Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => new RelatedPhrase(Tokens(), WordRelation.Kind))]),
            3 => Alone(),
            4 => new SearchPredicate.Words(Of(TextFields), Tokens(), _random.Next(2) == 0),
            5 => new SearchPredicate.Between(Of(NumberFields), Bound(), _random.Next(2) == 0, Bound(), _random.Next(2) == 0),
            6 => new SearchPredicate.Exists(_random.Next(2) == 0 ? Of(TextFields) : Of(NumberFields)),
            7 => _random.Next(2) == 0 ? new SearchPredicate.Everything() : new SearchPredicate.Nothing(),
            8 or 9 => new SearchPredicate.All([.. Some(3, () => Predicate(depth - 1))]),
            10 or 11 => new SearchPredicate.Any([.. Some(4, () => Predicate(depth - 1))]),
            12 => new SearchPredicate.Not(Predicate(depth - 1)),
            _ => new SearchPredicate.Preferred(Predicate(depth - 1)),
        };

    private SearchPredicate.Words Alone() => new(null, Tokens(), _random.Next(2) == 0);

    public ImmutableArray<SearchSort> Order()
        => [.. Some(2, () => new SearchSort(Of(["bytes", "width", "created_at", "public_id", "tags", "format", "asset_id", "score"]), _random.Next(2) == 0))];

    public int Next(int below) => _random.Next(below);

    private ImmutableArray<string> Tokens() => SearchTokens.Of(Text(3)) is { Length: > 0 } tokens ? tokens : ["red"];

    private string Text(int most) => string.Join(Of([" ", "_", "-"]), Enumerable.Range(0, 1 + _random.Next(most)).Select(_ => Of(Words)));

    private double Number() => _random.Next(4) switch { 0 => _random.Next(5), 1 => -1.5, 2 => 1_700_000_000_123, _ => _random.Next(3) * 0.1 };

    private double? Bound() => _random.Next(3) == 0 ? null : Number();

    private T Of<T>(T[] choices) => choices[_random.Next(choices.Length)];

    private List<T> Some<T>(int most, Func<T> make) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make())];
}
