using System.Collections.Frozen;

namespace ServerlessDam.Transformations.Urls;

/// <summary>The words that a path may have where the resource type and the type stand.</summary>
internal static class UrlForms
{
    /// <param name="ResourceType">What it stands for.</param>
    /// <param name="Type">Null when the type follows as a segment of its own.</param>
    /// <param name="Suffix">Whether the last segment is decoration for search engines.</param>
    internal sealed record Form(string ResourceType, string? Type, SuffixRule Suffix);

    internal enum SuffixRule
    {
        /// <summary>The last segment belongs to the id.</summary>
        Never,

        /// <summary>It may belong to either; the id is tried first.</summary>
        Maybe,

        /// <summary>It is a suffix, as long as an id is left in front of it.</summary>
        Always,
    }

    public static readonly Form Root = new("image", "upload", SuffixRule.Maybe);

    public static readonly FrozenDictionary<string, Form> ByFirstSegment = new Dictionary<string, Form>
    {
        ["image"] = new("image", null, SuffixRule.Never),
        ["video"] = new("video", null, SuffixRule.Never),
        ["raw"] = new("raw", null, SuffixRule.Never),
        ["any"] = new("any", null, SuffixRule.Never),
        ["images"] = new("image", "upload", SuffixRule.Always),
        ["private_images"] = new("image", "private", SuffixRule.Always),
        ["authenticated_images"] = new("image", "authenticated", SuffixRule.Always),
        ["files"] = new("raw", "upload", SuffixRule.Always),
        ["videos"] = new("video", "upload", SuffixRule.Always),
        ["iu"] = new("image", "upload", SuffixRule.Never),
    }.ToFrozenDictionary();

    public static readonly FrozenSet<string> Types = FrozenSet.Create(
        "upload", "private", "authenticated", "public", "fetch", "facebook", "twitter", "twitter_name", "instagram", "instagram_name",
        "gravatar", "google_plus", "youtube", "vimeo", "hulu", "dailymotion", "animoto", "worldstarhiphop", "list", "sprite", "multi",
        "text", "asset", "live");

    private static readonly string[] Schemes = ["http:", "https:", "ftp:", "s3:", "gs:", "data:"];

    /// <summary>Whether a segment, decoded, starts an absolute URL.</summary>
    public static bool StartsUrl(string decoded) => Array.Exists(Schemes, scheme => decoded.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
}
