using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Folders;

/// <summary>Makes a folder, with its parents; one that is there already stays as it is.</summary>
public sealed class CreateFolder(FolderTree folders)
{
    /// <exception cref="DamException">InvalidParameter: no path of a folder; Forbidden.</exception>
    public async Task<Folder> ExecuteAsync(Caller caller, string cloud, string path, CancellationToken cancellationToken)
    {
        var named = FolderDemands.Named(path);
        caller.Demand(FolderPermission.Contribute, named);
        for (; ; )
        {
            await folders.EnsureAsync(cloud, named, cancellationToken);
            if (await folders.FindAsync(cloud, named, cancellationToken) is { } folder)
            {
                return folder;
            }
        }
    }
}
