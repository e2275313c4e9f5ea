using System.Collections.Immutable;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Synonyms;

namespace ServerlessDam.Embedded.Tests.Search;

/// <summary>Random documents and questions over few words and values, so that they meet often; the same for the same seed.</summary>
internal sealed class SearchWorld(int seed)
{
    private static readonly string[] Words = ["red", "blue", "Red", "été", "a", "ab", "abc", "10", "猫", "x-y", "red blue", "😀b"];
    private static readonly string[] TextFields = ["public_id", "display_name", "asset_id", "etag", "tags", "format", "context", "context.title", "metadata.n", "folder", "detection", "ocr"];
    private static readonly string[] NumberFields = ["created_at", "bytes", "metadata.n", "colors.blue"];

    private readonly Random _random = new(seed);

    public SearchChange Change(int assets)
    {
        var assetId = IdOf(_random.Next(assets));
        return new(assetId, _random.Next(5) == 0 ? null : Document(assetId));
    }

    public SearchDocument Document(string assetId) => new(
        assetId,
        $"row {_random.Next(3)}",
        $"revision {_random.Next(1000)}",
        [new("asset_id", assetId), .. Enumerable.Range(0, _random.Next(8)).Select(_ => new SearchText(Pick(TextFields), Value()))],
        [.. NumberFields.Where(_ => _random.Next(3) > 0).Select(field => new SearchNumber(field, Number()))]);

    public SearchQuery Query()
    {
        ImmutableArray<SearchSort> sorts = _random.Next(3) == 0
            ? [new("created_at", true)]
            : [.. Enumerable.Range(0, _random.Next(3)).Select(_ => new SearchSort(Pick([.. TextFields.Except(["metadata.n"]), "created_at", "bytes", SearchFields.Score, "nowhere"]), _random.Next(2) == 0))];
        return new(
            Predicate(3),
            sorts,
            1 + _random.Next(20),
            null,
            [new(Pick(TextFields), []), new(Pick(NumberFields), [new("low", null, 3), new("some", 3, 7), new("high", 7, null)])]);
    }

    public SearchPredicate Predicate(int depth)
        => _random.Next(depth > 0 ? 13 : 8) switch
        {
            0 => new SearchPredicate.Exact(Pick(TextFields), Value()),
            1 => new SearchPredicate.Begins(Pick(TextFields), Beginning()),
            2 => new SearchPredicate.Pieces(Pick(TextFields), [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Beginning())]),
            3 when _random.Next(3) == 0 => new SearchPredicate.Related("word", [.. Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => new RelatedPhrase(Tokens(), WordRelation.Kind))]),
            3 or 4 => new SearchPredicate.Words(_random.Next(2) == 0 ? null : Pick(TextFields), Tokens(), _random.Next(2) == 0),
            5 => new SearchPredicate.Between(Pick(NumberFields), Bound(), _random.Next(2) == 0, Bound(), _random.Next(2) == 0),
            6 => new SearchPredicate.Exists(Pick([.. TextFields, .. NumberFields])),
            7 => new SearchPredicate.Everything(),
            8 => new SearchPredicate.Not(Predicate(depth - 1)),
            9 => new SearchPredicate.Preferred(Predicate(depth - 1)),
            10 => new SearchPredicate.Any([.. Parts(depth)]),
            _ => new SearchPredicate.All([.. Parts(depth)]),
        };

    public static string IdOf(int number) => number.ToString("x4", System.Globalization.CultureInfo.InvariantCulture);

    private IEnumerable<SearchPredicate> Parts(int depth) => Enumerable.Range(0, _random.Next(4)).Select(_ => Predicate(depth - 1));

    private ImmutableArray<string> Tokens()
    {
        var tokens = SearchTokens.Of(Value());
        return tokens.IsEmpty ? ["red"] : _random.Next(2) == 0 ? tokens : [tokens[0][..1] is var first && char.IsSurrogate(first[0]) ? tokens[0] : first];
    }

    private string Value() => _random.Next(6) switch
    {
        0 => Pick(Words) + "/" + Pick(Words),
        1 => Pick(Words) + " " + Pick(Words),
        2 => IdOf(_random.Next(40)),
        3 => _random.Next(10) == 0 ? "" : "-",
        _ => Pick(Words),
    };

    private string Beginning() => Value() is { Length: > 0 } value ? value[.._random.Next(value.Length + 1)] : "";

    private double Number() => _random.Next(10);

    private double? Bound() => _random.Next(3) == 0 ? null : Number();

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
