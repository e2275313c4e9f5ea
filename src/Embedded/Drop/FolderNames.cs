using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Embedded.Drop;

/// <summary>Which files of a folder that people write into are blobs.</summary>
internal static class FolderNames
{
    private static readonly string[] UnfinishedEndings = ["~", ".part", ".partial", ".filepart", ".crdownload", ".tmp"];
    private static readonly string[] SystemNames = ["Thumbs.db", "desktop.ini"];

    /// <summary>Not hidden, not what programs call a file that they have not finished, not what systems leave behind.</summary>
    public static bool IsOurs(string segment)
        => !segment.StartsWith('.')
            && !segment.StartsWith("~$", StringComparison.Ordinal)
            && !Array.Exists(UnfinishedEndings, ending => segment.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            && !SystemNames.Contains(segment, StringComparer.OrdinalIgnoreCase);

    /// <summary>False for what no blob can be called: control characters, more than 1024 characters, bytes that are not UTF-8.</summary>
    public static bool CanBeBlob(string name) => BlobNames.IsLegal(name);
}
