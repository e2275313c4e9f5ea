using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Folders;

/// <summary>Folders as rows of the catalog, ordered by path within the folder that holds them.</summary>
internal static class FolderRows
{
    private const int IdSizeInBytes = 16;

    public static Row From(string cloud, Folder folder)
        => new(cloud, CatalogKeys.Folder(folder.Path), ImmutableDictionary<string, object>.Empty
            .Add("path", folder.Path)
            .Add("external_id", folder.ExternalId)
            .Add("created_at", folder.CreatedAt));

    public static Folder ToFolder(Row row) => new(row.Text("path")!, row.Text("external_id")!, (DateTimeOffset)row.Values["created_at"]);

    /// <summary>A folder that begins now. Its id follows from where and when, so that making it again after a conflict makes the same.</summary>
    public static Folder New(string cloud, string path, DateTimeOffset now)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{cloud}\n{FolderPath.Folded(path)}\n{now.UtcTicks}"));
        return new(path, Convert.ToHexStringLower(hash.AsSpan(0, IdSizeInBytes)), now);
    }
}
