using System.Collections.Frozen;

namespace ServerlessDam.Assets.Search;

/// <summary>How values of a field are written in an expression.</summary>
public enum SearchFieldKind
{
    /// <summary><c>=</c> is whole and by the letter, <c>:</c> by words.</summary>
    Text,

    /// <summary>As <see cref="Text"/>, but whole values are compared without case: they are indexed folded, as <see cref="SearchFields.Fold"/> does.</summary>
    FoldedText,

    /// <summary>One of a list of words, folded as <see cref="FoldedText"/>: <c>=</c> and <c>:</c> are both whole.</summary>
    Word,

    /// <summary>A path of folders, folded as <see cref="FoldedText"/>: besides, <c>a/*</c> is a and what is below.</summary>
    Folder,

    /// <summary>true or false.</summary>
    Boolean,

    Number,

    /// <summary>A number of bytes: k, m and g are powers of 1024.</summary>
    Bytes,

    /// <summary>A number of pixels: m and mp are millions.</summary>
    Pixels,

    /// <summary>Seconds: s, m.</summary>
    Duration,

    /// <summary>A number, or <c>"16:9"</c>.</summary>
    Ratio,

    /// <summary>Unix milliseconds.</summary>
    Date,

    /// <summary>A map: the field's texts are its keys, and a path names a value.</summary>
    Map,

    /// <summary>A value of a map, whose kind shows in how it is written.</summary>
    Untyped,
}

/// <summary>The fields that assets are found by. Those of a map have names of their own after the dot, to the letter.</summary>
public static class SearchFields
{
    public const string Score = "score";

    /// <summary>By name.</summary>
    public static readonly FrozenDictionary<string, SearchFieldKind> Known = new Dictionary<string, SearchFieldKind>(StringComparer.Ordinal)
    {
        ["asset_id"] = SearchFieldKind.Text,
        ["public_id"] = SearchFieldKind.Text,
        ["display_name"] = SearchFieldKind.Text,
        ["filename"] = SearchFieldKind.FoldedText,
        ["folder"] = SearchFieldKind.Folder,
        ["asset_folder"] = SearchFieldKind.Folder,
        ["tags"] = SearchFieldKind.Text,
        ["context"] = SearchFieldKind.Map,
        ["metadata"] = SearchFieldKind.Map,
        ["image_metadata"] = SearchFieldKind.Map,
        ["colors"] = SearchFieldKind.Map,
        ["detection"] = SearchFieldKind.Map,
        ["ocr"] = SearchFieldKind.Text,
        ["image_caption"] = SearchFieldKind.Text,
        ["quality_analysis"] = SearchFieldKind.Map,
        ["accessibility_analysis"] = SearchFieldKind.Map,
        ["last_updated"] = SearchFieldKind.Map,
        ["format"] = SearchFieldKind.FoldedText,
        ["resource_type"] = SearchFieldKind.Word,
        ["type"] = SearchFieldKind.Word,
        ["access_mode"] = SearchFieldKind.Word,
        ["access_control"] = SearchFieldKind.Word,
        ["status"] = SearchFieldKind.Word,
        ["moderation_kind"] = SearchFieldKind.Word,
        ["moderation_status"] = SearchFieldKind.Word,
        ["etag"] = SearchFieldKind.Word,
        ["phash"] = SearchFieldKind.Word,
        ["transparent"] = SearchFieldKind.Boolean,
        ["grayscale"] = SearchFieldKind.Boolean,
        ["animated"] = SearchFieldKind.Boolean,
        ["created_at"] = SearchFieldKind.Date,
        ["uploaded_at"] = SearchFieldKind.Date,
        ["updated_at"] = SearchFieldKind.Date,
        ["taken_at"] = SearchFieldKind.Date,
        ["bytes"] = SearchFieldKind.Bytes,
        ["backup_bytes"] = SearchFieldKind.Bytes,
        ["width"] = SearchFieldKind.Number,
        ["height"] = SearchFieldKind.Number,
        ["pixels"] = SearchFieldKind.Pixels,
        ["pages"] = SearchFieldKind.Number,
        ["aspect_ratio"] = SearchFieldKind.Ratio,
        ["duration"] = SearchFieldKind.Duration,
        ["version"] = SearchFieldKind.Number,
        ["face_count"] = SearchFieldKind.Number,
        ["illustration_score"] = SearchFieldKind.Number,
        ["quality_score"] = SearchFieldKind.Number,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> FoundByWordAlone =
        new[] { "asset_id", "public_id", "display_name", "filename", "folder", "asset_folder", "tags", "context", "format", "detection", "ocr", "image_caption" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Of a field, or of one with a path; null is unknown.</summary>
    public static SearchFieldKind? KindOf(string field) => Known.TryGetValue(field, out var kind) ? kind : null;

    /// <summary>Whether a word without a field finds this one: every text that people write or read.</summary>
    public static bool IsFoundByWordAlone(string field)
        => FoundByWordAlone.Contains(field)
            || field.StartsWith("context.", StringComparison.Ordinal)
            || field.StartsWith("metadata.", StringComparison.Ordinal)
            || field.StartsWith("image_metadata.", StringComparison.Ordinal);

    /// <summary>Whether whole values of a kind are indexed, and asked for, as <see cref="Fold"/> makes them.</summary>
    public static bool IsFolded(SearchFieldKind kind) => kind is SearchFieldKind.FoldedText or SearchFieldKind.Word or SearchFieldKind.Folder;

    public static string Fold(string value) => value.ToLowerInvariant();
}
