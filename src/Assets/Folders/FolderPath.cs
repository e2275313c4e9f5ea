namespace ServerlessDam.Assets.Folders;

/// <summary>Paths of folders: segments between slashes, none at the ends; empty is the root. Two that differ in case alone are one folder.</summary>
public static class FolderPath
{
    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    public static string ParentOf(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    /// <summary>As long as the path itself, so that what follows a folder's path begins at the same place.</summary>
    public static string Folded(string path) => path.ToLowerInvariant();

    public static bool AreSame(string one, string other) => Folded(one) == Folded(other);

    /// <summary>Whether a path is that of a folder or of one anywhere in it.</summary>
    public static bool IsWithin(string path, string folder)
        => folder.Length == 0 || AreSame(path, folder) || Folded(path).StartsWith(Folded(folder) + "/", StringComparison.Ordinal);

    /// <summary>Where a path goes when the folder that holds it, or is it, moves.</summary>
    public static string Moved(string path, string from, string to) => to + path[from.Length..];
}
