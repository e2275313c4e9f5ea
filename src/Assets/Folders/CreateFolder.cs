using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Notifications;

namespace ServerlessDam.Assets.Folders;

/// <summary>Makes a folder, with its parents; one that is there already stays as it is.</summary>
public sealed class CreateFolder(FolderTree folders, EventNotes events)
{
    /// <exception cref="DamException">InvalidParameter: no path of a folder; Forbidden.</exception>
    public async Task<Folder> ExecuteAsync(Caller caller, string cloud, string path, CancellationToken cancellationToken)
    {
        var named = FolderDemands.Named(path);
        caller.Demand(FolderPermission.Contribute, named);
        for (; ; )
        {
            var note = await events.OfAsync(cloud, [new(EventTypes.CreateFolder) { To = named }], cancellationToken);
            if (await folders.EnsureAsync(cloud, named, note is null ? null : EventNotes.RowOf(note), cancellationToken) && note is not null)
            {
                await events.AnnounceAsync(note);
            }

            if (await folders.FindAsync(cloud, named, cancellationToken) is { } folder)
            {
                return folder;
            }
        }
    }
}
