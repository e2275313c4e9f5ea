using System.Globalization;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.Assets.Operations;

/// <summary>What is asked of <see cref="GeneratedDocuments"/>: each question with another word or value at every call.</summary>
internal static class SearchQuestions
{
    public static readonly (string Kind, string Name, Func<int, string> Text)[] All =
    [
        ("query", "bare word", call => Word(call)),
        ("query", "tag", Tag),
        ("query", "tag, type and date", call => Invariant($"tags={Word(call)} AND resource_type:image AND created_at>\"{2017 + (call % 7)}-06-01\"")),
        ("query", "folder and below", call => $"folder:\"{GeneratedDocuments.Brand(call % GeneratedDocuments.Brands)}/*\""),
        ("query", "bytes range", call => Invariant($"bytes:[{1 + (call % 20)}mb TO {2 + (call % 20)}mb]")),
        ("query", "prefix", call => Word(call)[..4] + "*"),
        ("query", "phrase", call => $"\"{Word(call)} {Word(call + 1)}\""),
        ("query", "negation", call => $"resource_type:image AND -tags:{Word(call)}"),
        ("query", "colour with percent", call => Invariant($"colors.{(call % 2 == 0 ? "blue" : "green")}>={5 + call}")),
        ("query", "metadata number and text", call => Invariant($"metadata.price:[{call * 10} TO {(call * 10) + 99}] AND metadata.season=winter")),
        ("filtered page", "tag", Tag),
        ("filtered page", "folder of a tenth", _ => $"folder=\"{GeneratedDocuments.LargestFolder}\""),
        ("filtered page", "type and format", call => $"resource_type:image AND format:{(call % 2 == 0 ? "png" : "jpg")}"),
    ];

    public static readonly (string Field, string Text)[] Orders =
        [(SearchFields.Score, Word(3)), ("public_id", "resource_type:image"), ("bytes", "resource_type:image"), ("context.stage", "resource_type:image"), ("width", "*")];

    public static readonly (string Name, SearchFacet[] Facets)[] Aggregations =
    [
        ("format and resource_type", [new("format", []), new("resource_type", [])]),
        ("tags", [new("tags", [])]),
        ("ranges of bytes", [new("bytes", [new("small", null, 1 << 20), new("medium", 1 << 20, 10 << 20), new("large", 10 << 20, null)])]),
    ];

    /// <summary>Of 1 in 5 to 1 in 100 assets.</summary>
    public static string Tag(int call) => $"tags={Word(call)}";

    private static string Word(int call) => GeneratedDocuments.Word(2 + (call % 40));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
