using System.Collections.Frozen;

namespace ServerlessDam.Embedded.Search;

/// <summary>
/// The fields whose values are nearly all different: a list of documents for each value would hold one. Their values are kept by
/// document, and their words have a column each.
/// </summary>
internal static class NameFields
{
    /// <summary>In the order of the columns of <c>names_words</c>.</summary>
    public static readonly string[] Columns = ["asset_id", "public_id", "display_name", "filename", "etag", "phash"];

    /// <summary>Those found by a word alone.</summary>
    public const string FoundAlone = "{asset_id public_id display_name filename}";

    /// <summary>Longer ones may be cut into several tokens.</summary>
    private const int LongestPlain = 60;

    private static readonly FrozenSet<string> Names = Columns.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Ids = new[] { "asset_id", "etag", "phash" }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string field) => Names.Contains(field);

    /// <summary>
    /// Whether a value is kept as a word alone, and not by value too: ids and hashes, which are a token to the letter. A tree
    /// would take each of them, in random order, to a page of its own.
    /// </summary>
    public static bool IsPlain(string field, string value) => Ids.Contains(field) && IsPlain(value);

    public static bool MayBePlain(string field) => Ids.Contains(field);

    public static bool IsPlain(string value) => value.Length is > 0 and <= LongestPlain && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
}
