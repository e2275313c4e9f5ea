using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ServerlessDam.Assets.Accounts;

/// <summary>What a product environment may be called: its name is a segment of paths, of storage keys and of folders on disk.</summary>
internal static partial class CloudNames
{
    // First segments of this server's own paths, of delivery URLs without a cloud, and of folders of the storage.
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "account", "accounts", "admin", "api", "assets", "default", "drop", "drop-failed", "favicon", "files", "health", "image", "images",
        "library", "metrics", "openapi", "originals", "provisioning", "raw", "res", "robots", "runtime", "samples", "search", "static",
        "v1", "v1_1", "v2", "video", "videos", "www",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>1 to 64 letters, digits, <c>_</c> or <c>-</c>.</summary>
    public static bool IsWellFormed(string name) => Form().IsMatch(name);

    /// <summary>Means something else: paths of this server begin with it, or it looks like a version number in a delivery URL.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name) || VersionNumber().IsMatch(name);

    /// <summary>
    /// The nearest name of a cloud to a name for people: <c>_</c> and what is not allowed become <c>-</c>. Null when nothing is left.
    /// </summary>
    public static string? From(string name)
    {
        var cloud = Other().Replace(name.Trim(), "-").Trim('-');
        return cloud.Length == 0 ? null : cloud.Length > 64 ? cloud[..64] : cloud;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\Av[0-9]+\z", RegexOptions.IgnoreCase)]
    private static partial Regex VersionNumber();

    [GeneratedRegex(@"[^A-Za-z0-9-]+")]
    private static partial Regex Other();
}
