using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Folders;

/// <summary>The folders of every cloud as the catalog holds them. A folder's parents are there whenever it is.</summary>
public sealed class FolderTree(ITableStore tables, TimeProvider time)
{
    /// <summary>Rows of a transaction of nothing but folders.</summary>
    internal const int MostAtOnce = 90;

    public async Task<Folder?> FindAsync(string cloud, string path, CancellationToken cancellationToken)
        => await tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.Folder(path), cancellationToken) is { } row ? FolderRows.ToFolder(row) : null;

    /// <summary>Makes a folder and its parents as far as they are missing.</summary>
    public Task EnsureAsync(string cloud, string path, CancellationToken cancellationToken) => EnsureAsync(cloud, path, null, cancellationToken);

    /// <param name="alongside">A row of the transaction that makes the folder itself; not written when somebody else makes it.</param>
    /// <returns>Whether this made it.</returns>
    internal async Task<bool> EnsureAsync(string cloud, string path, RowChange? alongside, CancellationToken cancellationToken)
    {
        var made = false;
        while (await MissingAsync(cloud, path, cancellationToken) is { Missing: { Count: > 0 } missing })
        {
            // Parents first: what a crash leaves is a tree.
            var rows = missing.Take(MostAtOnce).Select(folder => (RowChange)new RowChange.Insert(FolderRows.From(cloud, folder)));
            var own = alongside is not null && missing.Count <= MostAtOnce ? alongside : null;
            var conflict = await tables.ApplyAsync(CatalogKeys.Table, cloud, own is null ? [.. rows] : [.. rows, own], cancellationToken);
            made = conflict is null && missing.Count <= MostAtOnce;
        }

        return made;
    }

    /// <summary>
    /// What has to be made so that there is a folder of this path, parents first; and the nearest folder that is there already, on
    /// which that rests. One read when the folder exists.
    /// </summary>
    internal async Task<(IReadOnlyList<Folder> Missing, string? Anchor)> MissingAsync(string cloud, string path, CancellationToken cancellationToken)
    {
        var missing = new List<Folder>();
        var now = time.GetUtcNow();
        for (var at = path; at.Length > 0; at = FolderPath.ParentOf(at))
        {
            if (await FindAsync(cloud, at, cancellationToken) is not null)
            {
                missing.Reverse();
                return (missing, at);
            }

            missing.Add(FolderRows.New(cloud, at, now));
        }

        missing.Reverse();
        return (missing, null);
    }

    /// <summary>A folder's descendants, at most <paramref name="take"/>, in no order.</summary>
    internal async Task<IReadOnlyList<Row>> DescendantsAsync(string cloud, string path, int take, CancellationToken cancellationToken)
    {
        var children = await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.Folders(path)), take, cancellationToken);
        var left = take - children.Count;
        var deeper = left > 0
            ? await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.FoldersBelow(path)), left, cancellationToken)
            : [];
        return [.. children, .. deeper];
    }

    /// <summary>Row keys of assets in a folder or anywhere below, at most <paramref name="take"/> (1 to 1000).</summary>
    internal async Task<IReadOnlyList<string>> MembersAsync(string cloud, string path, int take, CancellationToken cancellationToken)
    {
        var direct = await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.InFolder(path)), take, cancellationToken);
        var left = take - direct.Count;
        var deeper = left > 0
            ? await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.BelowFolder(path)), left, cancellationToken)
            : [];
        return [.. direct.Concat(deeper).Select(row => row.Text(CatalogKeys.Pointer)!)];
    }

    /// <summary>
    /// A change that holds only if no asset of the cloud changed since <paramref name="stamp"/> was read: what a folder holds is
    /// looked at before it goes, and must still be so.
    /// </summary>
    internal static RowChange Unchanged(string cloud, Row? stamp)
        => stamp is null ? new RowChange.Insert(AssetRows.Stamp(cloud)) : new RowChange.Put(AssetRows.Stamp(cloud), stamp.ETag);

    internal Task<Row?> StampAsync(string cloud, CancellationToken cancellationToken)
        => tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.Stamp, cancellationToken);
}
