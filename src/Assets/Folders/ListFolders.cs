using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Folders;

/// <param name="TotalCount">All folders of the listing, over its pages; counted up to <see cref="ListFolders.MostCounted"/>.</param>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record FolderPage(IReadOnlyList<Folder> Folders, int TotalCount, string? NextCursor);

/// <summary>The folders directly in a folder, in the order of their names.</summary>
public sealed class ListFolders(ITableStore tables, FolderTree folders)
{
    /// <summary>Counting reads; nobody pages through more than this.</summary>
    public const int MostCounted = 10_000;

    /// <param name="path">Empty for the root.</param>
    /// <param name="take">1 to 500.</param>
    /// <exception cref="DamException">NotFound; Forbidden; InvalidParameter: the cursor.</exception>
    public async Task<FolderPage> ExecuteAsync(Caller caller, string cloud, string path, int take, string? cursor, CancellationToken cancellationToken)
    {
        var parent = path.Trim('/');
        caller.Demand(FolderPermission.View, parent);
        if (parent.Length > 0 && (!IsPath(parent) || await folders.FindAsync(cloud, parent, cancellationToken) is null))
        {
            throw FolderDemands.Missing(parent);
        }

        var prefix = CatalogKeys.Folders(parent);
        var after = Cursor.Read(cursor);
        if (after is not null && !after.StartsWith(prefix, StringComparison.Ordinal))
        {
            throw Cursor.Invalid();
        }

        var range = RowRange.Prefix(prefix);
        var rows = await tables.FirstAsync(CatalogKeys.Table, cloud, range.After(after), take + 1, cancellationToken);
        var total = after is null && rows.Count <= take
            ? rows.Count
            : (await tables.FirstAsync(CatalogKeys.Table, cloud, range, MostCounted, cancellationToken)).Count;
        return new(
            [.. rows.Take(take).Select(FolderRows.ToFolder)],
            total,
            rows.Count > take ? Cursor.Write(rows[take - 1].RowKey) : null);
    }

    /// <summary>What no folder can be named is not there, and is no key to look for.</summary>
    private static bool IsPath(string path)
    {
        try
        {
            Upload.Names.DemandFolder(path);
            return true;
        }
        catch (DamException)
        {
            return false;
        }
    }
}
