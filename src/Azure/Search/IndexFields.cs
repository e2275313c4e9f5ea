using System.Collections.Frozen;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.Azure.Search;

/// <summary>Names of the index's fields. Those of <see cref="SearchFields"/> that have one of their own bear the same name.</summary>
internal static class IndexFields
{
    public const string Key = "key";
    public const string Cloud = "cloud";
    public const string AssetId = "asset_id";
    public const string Id1 = "id_1";
    public const string Id2 = "id_2";
    public const string Id3 = "id_3";
    public const string RowKey = "row_key";
    public const string Revision = "revision";

    /// <summary>Every text of every field, whole (<see cref="SafeText.FromValue"/>).</summary>
    public const string Values = "values";

    /// <summary>Names of the fields that have a text or a number.</summary>
    public const string Has = "has";

    /// <summary><see cref="WordTerms"/> of every text, after their field.</summary>
    public const string Words = "words";

    /// <summary>What a word alone finds, by how much it counts: names that are the words, words of names, of labels, of texts, of what was seen.</summary>
    public const string Wholes = "wholes";
    public const string Names = "names";
    public const string Labels = "labels";
    public const string Texts = "texts";

    /// <summary>What was recognised in pictures; and <see cref="SafeText.Always"/>, in every document.</summary>
    public const string Seen = "seen";

    /// <summary>Numbers of fields without one of their own, by name.</summary>
    public const string Numbers = "numbers";
    public const string NumberName = "name";
    public const string NumberValue = "value";

    /// <summary>Number fields with one of their own: filtered, sorted and counted in ranges.</summary>
    public static readonly FrozenSet<string> OwnNumbers = Of(kind => kind is SearchFieldKind.Number or SearchFieldKind.Bytes or SearchFieldKind.Pixels or SearchFieldKind.Duration or SearchFieldKind.Ratio or SearchFieldKind.Date);

    /// <summary>Text fields with one of their own: the least text, to sort by; the asset id is sorted by its numbers, and nothing by what was read in pictures.</summary>
    public static readonly FrozenSet<string> OwnTexts = Of(kind => kind is SearchFieldKind.Text or SearchFieldKind.FoldedText or SearchFieldKind.Folder or SearchFieldKind.Word or SearchFieldKind.Boolean)
        .Except(["ocr", "image_caption"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Text fields of several texts, counted by each of them in a field of their own.</summary>
    public static readonly FrozenSet<string> Several = new[] { "tags", "access_control", "moderation_kind", "moderation_status" }.ToFrozenSet(StringComparer.Ordinal);

    // Not what is another text in each asset.
    private static readonly FrozenSet<string> Counted = Of(kind => kind is SearchFieldKind.FoldedText or SearchFieldKind.Folder or SearchFieldKind.Word or SearchFieldKind.Boolean)
        .Except(["filename", "etag", "phash"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>1 where the field is missing, else 0: the service puts nulls first in ascending order, and here they come last.</summary>
    public static string IsMissing(string field) => "no_" + field;

    /// <summary>Where a field is counted by its texts; null where it cannot be.</summary>
    public static string? Facet(string field) => Several.Contains(field) ? "all_" + field : IsCounted(field) ? field : null;

    public static bool IsCounted(string field) => Counted.Contains(field) && !Several.Contains(field);

    private static FrozenSet<string> Of(Func<SearchFieldKind, bool> isOne)
        => SearchFields.Known.Where(field => isOne(field.Value) && field.Key != AssetId).Select(field => field.Key).ToFrozenSet(StringComparer.Ordinal);
}
