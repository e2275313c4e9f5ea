using System.Text.Json;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Folders;

/// <param name="Moving">The work that is still at it; null when all is done.</param>
public sealed record MovedFolder(Folder From, Folder To, Batch? Moving);

/// <summary>
/// Gives a folder another path, with all that is in it; public ids stay. A folder of a few dozen assets moves in one transaction.
/// A larger one moves in the background (<see cref="MoveFolderWork"/>): the new folder is there first and the old one goes last, and
/// each asset is at any moment in the one or in the other, never in both or in none.
/// </summary>
public sealed class MoveFolder(ITableStore tables, FolderTree folders, Catalog catalog, Batches batches, EventNotes events)
{
    /// <summary>Each takes three to five changes of a transaction, which takes a hundred.</summary>
    private const int MostAtOnce = 25;

    private const int MostChanges = 100;

    /// <summary>Half of what a transaction takes: bytes are sent in Base64.</summary>
    private const long MostBytes = 2 << 20;

    private const int MostAttempts = 20;

    /// <exception cref="DamException">
    /// NotFound; Forbidden; AlreadyExists: there is a folder of the new path. InvalidParameter: no path, into itself, or fixed folder mode.
    /// </exception>
    public async Task<MovedFolder> ExecuteAsync(Caller caller, ProductEnvironment environment, string path, string toPath, CancellationToken cancellationToken)
    {
        var (cloud, from, to) = (environment.CloudName, FolderDemands.Named(path), FolderDemands.Named(toPath));
        caller.Demand(FolderPermission.Manage, from);
        caller.Demand(FolderPermission.Contribute, to);
        if (environment.FolderMode == FolderMode.Fixed)
        {
            throw DamException.Invalid("Renaming folders is supported in dynamic folder mode only: in fixed folder mode the folder is a part of the public id");
        }

        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var stamp = await folders.StampAsync(cloud, cancellationToken);
            var own = await folders.FindAsync(cloud, from, cancellationToken) ?? throw FolderDemands.Missing(from);
            var renamed = own with { Path = to };
            if (own.Path == to)
            {
                return new(own, own, null);
            }

            await DemandFreeAsync(cloud, from, to, cancellationToken);
            var within = await folders.DescendantsAsync(cloud, from, ListFolders.MostCounted + 1, cancellationToken);
            DemandRoom(within, from, to);
            var members = await folders.MembersAsync(cloud, from, MostAtOnce + 1, cancellationToken);
            var changes = members.Count > MostAtOnce ? null : await AllAsync(cloud, own, renamed, within, members, stamp, cancellationToken);
            var note = await events.OfAsync(cloud, [new(EventTypes.MoveFolder) { From = own.Path, To = to }], cancellationToken);
            if (note is not null)
            {
                changes?.Add(EventNotes.RowOf(note));
            }

            if (changes is null || changes.Count > MostChanges || SizeOf(changes) > MostBytes)
            {
                return new(own, renamed, await StartAsync(cloud, own, renamed, cancellationToken));
            }

            if (await tables.ApplyAsync(CatalogKeys.Table, cloud, changes, cancellationToken) is null)
            {
                await catalog.ForgetAsync(cloud, members, cancellationToken);
                if (note is not null)
                {
                    await events.AnnounceAsync(note);
                }

                return new(own, renamed, null);
            }
        }

        throw FolderDemands.Busy(from);
    }

    private async Task DemandFreeAsync(string cloud, string from, string to, CancellationToken cancellationToken)
    {
        if (FolderPath.AreSame(from, to))
        {
            return;
        }

        if (FolderPath.IsWithin(to, from))
        {
            throw DamException.Invalid($"Folder {from} cannot be moved into itself");
        }

        if (await folders.FindAsync(cloud, to, cancellationToken) is not null)
        {
            throw new DamException(ErrorKind.AlreadyExists, $"Folder {to} already exists");
        }
    }

    /// <summary>Whether every folder below still has a path that a folder can have.</summary>
    private static void DemandRoom(IReadOnlyList<Row> within, string from, string to)
    {
        if (within.Count > ListFolders.MostCounted)
        {
            throw DamException.Invalid($"Folder {from} holds more than {ListFolders.MostCounted} folders: move them one by one");
        }

        foreach (var row in within)
        {
            Names.DemandFolder(FolderPath.Moved(FolderRows.ToFolder(row).Path, from, to));
        }
    }

    private async Task<List<RowChange>> AllAsync(
        string cloud, Folder own, Folder renamed, IReadOnlyList<Row> within, IReadOnlyList<string> members, Row? stamp, CancellationToken cancellationToken)
    {
        var (missing, _) = await folders.MissingAsync(cloud, renamed.Parent, cancellationToken);
        List<Folder> old = [own, .. within.Select(FolderRows.ToFolder)];
        List<RowChange> changes =
        [
            FolderTree.Unchanged(cloud, stamp),
            .. missing.Select(folder => new RowChange.Insert(FolderRows.From(cloud, folder))),
            .. old.SelectMany(folder => Replaced(cloud, folder, folder with { Path = FolderPath.Moved(folder.Path, own.Path, renamed.Path) })),
        ];
        foreach (var asset in await catalog.FindRowsAsync(cloud, members, cancellationToken))
        {
            changes.AddRange(await catalog.ChangesOfAsync(asset, asset with { Folder = FolderPath.Moved(asset.Folder, own.Path, renamed.Path) }, cancellationToken));
        }

        return changes;
    }

    private static IEnumerable<RowChange> Replaced(string cloud, Folder before, Folder after)
    {
        if (FolderPath.AreSame(before.Path, after.Path))
        {
            return [new RowChange.Put(FolderRows.From(cloud, after))];
        }

        return [new RowChange.Delete(CatalogKeys.Folder(before.Path), MustExist: true), new RowChange.Insert(FolderRows.From(cloud, after))];
    }

    private static long SizeOf(IEnumerable<RowChange> changes)
        => changes.OfType<RowChange.Put>().Sum(put => put.Row.Values.Values.OfType<byte[]>().Sum(bytes => (long)bytes.Length));

    private async Task<Batch> StartAsync(string cloud, Folder own, Folder renamed, CancellationToken cancellationToken)
    {
        await folders.EnsureAsync(cloud, renamed.Parent, cancellationToken);
        if (!FolderPath.AreSame(own.Path, renamed.Path)
            && await tables.ApplyAsync(CatalogKeys.Table, cloud, [new RowChange.Insert(FolderRows.From(cloud, renamed))], cancellationToken) is not null)
        {
            throw new DamException(ErrorKind.AlreadyExists, $"Folder {renamed.Path} already exists");
        }

        var arguments = JsonSerializer.Serialize(new MoveFolderArguments(own.Path, renamed.Path), FolderJson.Default.MoveFolderArguments);
        return await batches.StartAsync(cloud, MoveFolderWork.WorkKind, arguments, total: null, cancellationToken);
    }
}
