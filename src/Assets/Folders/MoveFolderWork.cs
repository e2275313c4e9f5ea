using System.Text.Json;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Folders;

/// <summary>
/// Moves a large folder: first the new folders, with the ids of the old ones; then the assets, each in a transaction of its own; last
/// the old folders go. Whatever step a crash ends comes again and finds what is left.
/// </summary>
public sealed class MoveFolderWork(ITableStore tables, FolderTree folders, Catalog catalog, EventNotes events, SearchFeed feed) : IBatchWork
{
    public const string WorkKind = "move_folder";

    private const int AssetsOfAStep = 100;

    public string Kind => WorkKind;

    public async Task<Batch> StepAsync(Batch batch, CancellationToken cancellationToken)
    {
        var (from, to) = JsonSerializer.Deserialize(batch.Arguments, FolderJson.Default.MoveFolderArguments)!;
        if (batch.Position is null)
        {
            await CopyFoldersAsync(batch.Cloud, from, to, cancellationToken);

            // Spelled otherwise it is the same folder, and its assets are where they are looked for.
            return batch with { Position = "assets", State = FolderPath.AreSame(from, to) ? BatchState.Done : BatchState.Running };
        }

        await using var together = feed.Together();
        var members = await catalog.FindRowsAsync(batch.Cloud, await folders.MembersAsync(batch.Cloud, from, AssetsOfAStep, cancellationToken), cancellationToken);
        foreach (var asset in members)
        {
            await MoveAsync(asset, from, to, cancellationToken);
        }

        return members.Count > 0
            ? batch with { Done = batch.Done + members.Count }
            : await DropFoldersAsync(batch.Cloud, from, to, cancellationToken) ? batch with { State = BatchState.Done, Total = batch.Done } : batch;
    }

    private async Task MoveAsync(Asset asset, string from, string to, CancellationToken cancellationToken)
    {
        for (var current = asset; current is not null && FolderPath.IsWithin(current.Folder, from); current = await catalog.FindByIdAsync(asset.Cloud, asset.AssetId, cancellationToken))
        {
            if (await catalog.WriteAsync(current, current with { Folder = FolderPath.Moved(current.Folder, from, to) }, null, [], cancellationToken))
            {
                return;
            }
        }
    }

    private async Task CopyFoldersAsync(string cloud, string from, string to, CancellationToken cancellationToken)
    {
        var rows = await folders.DescendantsAsync(cloud, from, ListFolders.MostCounted, cancellationToken);
        if (await tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.Folder(from), cancellationToken) is { } own)
        {
            rows = [own, .. rows];
        }

        var copies = rows.Select(FolderRows.ToFolder)
            .OrderBy(folder => folder.Path.Length)
            .Select(folder => (RowChange)new RowChange.Put(FolderRows.From(cloud, folder with { Path = FolderPath.Moved(folder.Path, from, to) })));
        foreach (var chunk in copies.Chunk(FolderTree.MostAtOnce))
        {
            await tables.ApplyAsync(CatalogKeys.Table, cloud, chunk, cancellationToken);
        }
    }

    /// <returns>False when there is still something in them: somebody was faster.</returns>
    private async Task<bool> DropFoldersAsync(string cloud, string from, string to, CancellationToken cancellationToken)
    {
        var stamp = await folders.StampAsync(cloud, cancellationToken);
        if ((await folders.MembersAsync(cloud, from, 1, cancellationToken)).Count > 0)
        {
            return false;
        }

        List<Row> rows = [.. (await folders.DescendantsAsync(cloud, from, ListFolders.MostCounted, cancellationToken))
            .OrderByDescending(row => FolderRows.ToFolder(row).Path.Length)
            .Take(FolderTree.MostAtOnce)];
        var last = rows.Count < FolderTree.MostAtOnce;
        List<RowChange> changes = [FolderTree.Unchanged(cloud, stamp), .. rows.Select(row => new RowChange.Delete(row.RowKey))];
        var note = last ? await events.OfAsync(cloud, [new(EventTypes.MoveFolder) { From = from, To = to }], cancellationToken) : null;
        if (last)
        {
            changes.Add(new RowChange.Delete(CatalogKeys.Folder(from)));
        }

        if (note is not null)
        {
            changes.Add(EventNotes.RowOf(note));
        }

        var dropped = await tables.ApplyAsync(CatalogKeys.Table, cloud, changes, cancellationToken) is null;
        if (dropped && note is not null)
        {
            await events.AnnounceAsync(note);
        }

        return dropped && last;
    }
}
