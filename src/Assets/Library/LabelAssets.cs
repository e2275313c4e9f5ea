using System.Collections.Immutable;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Assets.Search.Feed;

namespace ServerlessDam.Assets.Library;

/// <summary>Changes tags, contextual and structured metadata of many assets. Ids that do not exist are passed over.</summary>
public sealed class LabelAssets(Catalog catalog, ListAssets list, MetadataValues values, SearchFeed feed)
{
    private const int MostAssets = 1000;

    /// <param name="command"><c>add</c>, <c>remove</c>, <c>replace</c>, <c>remove_all</c> or <c>set_exclusive</c> (the tags leave all other assets of the kind).</param>
    /// <returns>The public ids that exist.</returns>
    public async Task<IReadOnlyList<string>> TagAsync(
        Caller caller, IReadOnlyList<AssetKey> keys, string command, ImmutableSortedSet<string> tags, CancellationToken cancellationToken)
    {
        Func<Asset, Asset> change = command switch
        {
            "add" => asset => asset with { Tags = asset.Tags.Union(tags) },
            "set_exclusive" => asset => asset with { Tags = asset.Tags.Union(tags) },
            "remove" => asset => asset with { Tags = asset.Tags.Except(tags) },
            "replace" => asset => asset with { Tags = tags },
            "remove_all" => asset => asset with { Tags = Asset.EmptyTags },
            _ => throw DamException.Invalid($"Invalid command {command}"),
        };
        var changed = await ChangeAllAsync(caller, keys, change, cancellationToken);
        if (command == "set_exclusive" && keys.Count > 0)
        {
            foreach (var tag in tags)
            {
                await StripOthersAsync(caller, keys, tag, cancellationToken);
            }
        }

        return changed;
    }

    /// <param name="command"><c>add</c> (merges) or <c>remove_all</c>.</param>
    public Task<IReadOnlyList<string>> ContextAsync(
        Caller caller, IReadOnlyList<AssetKey> keys, string command, ImmutableSortedDictionary<string, string> context, CancellationToken cancellationToken)
        => ChangeAllAsync(
            caller,
            keys,
            command switch
            {
                "add" => asset => asset with { Context = asset.Context.SetItems(context) },
                "remove_all" => asset => asset with { Context = Asset.EmptyContext },
                _ => throw DamException.Invalid($"Invalid command {command}"),
            },
            cancellationToken);

    /// <summary>Gives structured metadata.</summary>
    /// <exception cref="DamException">InvalidParameter: a value is not valid for one of the assets; those before it have changed.</exception>
    public async Task<IReadOnlyList<string>> MetadataAsync(Caller caller, IReadOnlyList<AssetKey> keys, MetadataChange change, CancellationToken cancellationToken)
    {
        DemandFew(keys);
        if (change.Grows && await DemandFirstAsync(caller, keys, cancellationToken))
        {
            change = await values.GrowAsync(keys[0].Cloud, change, cancellationToken);
        }

        return await ChangeAllAsync(caller, keys, asset => asset with { Metadata = change.Of(asset.Metadata) }, cancellationToken);
    }

    /// <summary>Changes one asset; null when there is none.</summary>
    public async Task<Asset?> ChangeAsync(Caller caller, AssetKey key, Func<Asset, Asset> change, CancellationToken cancellationToken)
    {
        while (await catalog.FindAsync(key, cancellationToken) is { } asset)
        {
            caller.Demand(FolderPermission.Edit, asset.Folder);
            var after = change(asset);
            if (await catalog.WriteAsync(asset, after, null, [], cancellationToken))
            {
                return after;
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<string>> ChangeAllAsync(
        Caller caller, IReadOnlyList<AssetKey> keys, Func<Asset, Asset> change, CancellationToken cancellationToken)
    {
        DemandFew(keys);
        await using var together = feed.Together();
        var changed = new List<string>();
        foreach (var key in keys)
        {
            if (await ChangeAsync(caller, key, change, cancellationToken) is not null)
            {
                changed.Add(key.PublicId);
            }
        }

        return changed;
    }

    private static void DemandFew(IReadOnlyList<AssetKey> keys)
    {
        if (keys.Count > MostAssets)
        {
            throw DamException.Invalid($"Too many public_ids: {keys.Count}, at most {MostAssets}");
        }
    }

    /// <summary>The right to edit the first of them that is there; false when there is none.</summary>
    private async Task<bool> DemandFirstAsync(Caller caller, IReadOnlyList<AssetKey> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
        {
            if (await catalog.FindAsync(key, cancellationToken) is { } asset)
            {
                caller.Demand(FolderPermission.Edit, asset.Folder);
                return true;
            }
        }

        return false;
    }

    private async Task StripOthersAsync(Caller caller, IReadOnlyList<AssetKey> keys, string tag, CancellationToken cancellationToken)
    {
        var keep = keys.ToHashSet();
        var (cloud, resourceType) = (keys[0].Cloud, keys[0].ResourceType);
        string? cursor = null;
        do
        {
            await using var together = feed.Together();
            var page = await list.TaggedAsync(caller, cloud, resourceType, tag, 500, cursor, cancellationToken);
            foreach (var asset in page.Assets.Where(asset => !keep.Contains(asset.Key)))
            {
                await ChangeAsync(caller, asset.Key, current => current with { Tags = current.Tags.Remove(tag) }, cancellationToken);
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }
}
