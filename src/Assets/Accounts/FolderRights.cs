namespace ServerlessDam.Assets.Accounts;

/// <summary>
/// Which folders a caller may use, and how. A right on a folder holds for all below it; the strongest on the way down counts. Folders
/// are the same whatever the case of their letters.
/// </summary>
public sealed class FolderRights
{
    public static readonly FolderRights Everything = new(new Dictionary<string, FolderPermission> { [""] = FolderPermission.Manage });

    public static readonly FolderRights Nothing = new(new Dictionary<string, FolderPermission>());

    private readonly IReadOnlyDictionary<string, FolderPermission> _granted;

    /// <param name="granted">By folder path without a leading or trailing slash; the root is empty.</param>
    public FolderRights(IReadOnlyDictionary<string, FolderPermission> granted)
        => _granted = granted.GroupBy(each => each.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(each => each.Key, each => each.Max(right => right.Value), StringComparer.OrdinalIgnoreCase);

    /// <summary>The strongest right on <paramref name="folder"/>.</summary>
    public FolderPermission On(string folder)
    {
        var strongest = _granted.GetValueOrDefault("");
        for (var end = 0; end < folder.Length; end++)
        {
            var slash = folder.IndexOf('/', end);
            end = slash < 0 ? folder.Length : slash;
            var here = _granted.GetValueOrDefault(folder[..end]);
            strongest = here > strongest ? here : strongest;
        }
        return strongest;
    }

    /// <summary>The folders on which at least this right was granted: it holds on them and below. The root among them stands for all.</summary>
    public IEnumerable<string> Granted(FolderPermission needed) => _granted.Where(each => each.Value >= needed).Select(each => each.Key);

    public bool Allow(FolderPermission needed, string folder) => On(folder) >= needed;
}
