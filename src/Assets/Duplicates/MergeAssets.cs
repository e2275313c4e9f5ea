using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Duplicates;

/// <summary>
/// Makes one asset of two: what is said of the one that goes is added to the one that stays, which wins where both say something.
/// The other goes as what people delete in the Media Library: for ten minutes that can be undone. Its addresses end with it.
/// </summary>
public sealed class MergeAssets(Catalog catalog, TrashAssets trash)
{
    /// <param name="lastLook">Comes right before the deletion, which it can still prevent by throwing.</param>
    /// <exception cref="DamException">NotFound; Forbidden; InvalidParameter: together they have more tags than an asset can have.</exception>
    public async Task<(Asset Kept, Undo Undo)> ExecuteAsync(Caller caller, Asset kept, Asset removed, Func<Task> lastLook, CancellationToken cancellationToken)
    {
        if (kept.AssetId == removed.AssetId)
        {
            throw DamException.Invalid("An asset cannot be merged with itself");
        }

        caller.Demand(FolderPermission.Edit, kept.Folder);
        caller.Demand(FolderPermission.Manage, removed.Folder);
        var after = await JoinAsync(caller, kept, removed, cancellationToken);
        await lastLook();
        return (after, await trash.ExecuteAsync(caller, removed.Cloud, removed.AssetId, cancellationToken));
    }

    private async Task<Asset> JoinAsync(Caller caller, Asset kept, Asset removed, CancellationToken cancellationToken)
    {
        for (var current = kept; current is not null; current = await catalog.FindByIdAsync(kept.Cloud, kept.AssetId, cancellationToken))
        {
            caller.Demand(FolderPermission.Edit, current.Folder);
            var after = current with
            {
                Tags = current.Tags.Union(removed.Tags),
                Context = removed.Context.SetItems(current.Context),
                Metadata = removed.Metadata.SetItems(current.Metadata),
            };
            if (await catalog.WriteAsync(current, after, null, [], cancellationToken))
            {
                return after;
            }
        }

        throw DamException.NotFound(kept.AssetId);
    }
}
