namespace ServerlessDam.Assets.Folders;

/// <summary>A folder of the library, with assets in it or without.</summary>
/// <param name="Path">As its maker spelled it; see <see cref="FolderPath"/>.</param>
/// <param name="ExternalId">32 hex digits, the same through moves.</param>
public sealed record Folder(string Path, string ExternalId, DateTimeOffset CreatedAt)
{
    public string Name => FolderPath.NameOf(Path);

    public string Parent => FolderPath.ParentOf(Path);
}
