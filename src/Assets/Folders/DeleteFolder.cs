using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Folders;

/// <summary>Deletes a folder without assets, with the folders in it, which have none either.</summary>
/// <remarks>
/// That it is empty is looked at first; the deletion holds only if no asset of the cloud changed since. An asset that comes into
/// the folder afterwards, having seen it there, makes it again (<see cref="Catalog"/>): no asset is ever left without its folder.
/// </remarks>
public sealed class DeleteFolder(ITableStore tables, FolderTree folders, EventNotes events)
{
    /// <summary>So many folders go in one call.</summary>
    private const int MostFolders = 10_000;

    private const int MostAttempts = 50;

    /// <returns>The paths that are gone, the folder's own first.</returns>
    /// <exception cref="DamException">NotFound; Forbidden; InvalidParameter: not empty, or the root. Changed: others are too busy in the library.</exception>
    public async Task<IReadOnlyList<string>> ExecuteAsync(Caller caller, string cloud, string path, CancellationToken cancellationToken)
    {
        var named = FolderDemands.Named(path);
        caller.Demand(FolderPermission.Manage, named);
        var gone = new List<string>();
        for (var attempt = 0; attempt < MostAttempts;)
        {
            var stamp = await folders.StampAsync(cloud, cancellationToken);
            if (await tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.Folder(named), cancellationToken) is not { } own)
            {
                return gone.Count > 0 ? gone : throw FolderDemands.Missing(named);
            }

            if ((await folders.MembersAsync(cloud, named, 1, cancellationToken)).Count > 0)
            {
                throw DamException.Invalid("Folder is not empty");
            }

            // Deepest first: what is left in between is a tree.
            List<Row> rows = [.. (await folders.DescendantsAsync(cloud, named, MostFolders, cancellationToken)).OrderByDescending(Depth).Take(FolderTree.MostAtOnce - 1)];
            var last = rows.Count < FolderTree.MostAtOnce - 1;
            if (last)
            {
                rows.Add(own);
            }

            List<RowChange> changes = [FolderTree.Unchanged(cloud, stamp), .. rows.Select(row => new RowChange.Delete(row.RowKey, row.ETag, MustExist: true))];
            var note = last ? await events.OfAsync(cloud, [new(EventTypes.DeleteFolder) { From = named }], cancellationToken) : null;
            if (note is not null)
            {
                changes.Add(EventNotes.RowOf(note));
            }

            if (await tables.ApplyAsync(CatalogKeys.Table, cloud, changes, cancellationToken) is not null)
            {
                attempt++;
                continue;
            }

            gone.AddRange(rows.Select(row => FolderRows.ToFolder(row).Path));
            if (last)
            {
                if (note is not null)
                {
                    await events.AnnounceAsync(note);
                }

                gone.Reverse();
                return gone;
            }
        }

        throw FolderDemands.Busy(named);
    }

    private static int Depth(Row row) => FolderRows.ToFolder(row).Path.Count(c => c == '/');
}
