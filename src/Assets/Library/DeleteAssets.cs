using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Search.Feed;

namespace ServerlessDam.Assets.Library;

/// <summary>What is to be deleted of each asset.</summary>
/// <param name="KeepOriginal">Only what was derived of it.</param>
/// <param name="Transformations">Only what was derived by these, whatever <paramref name="KeepOriginal"/> says; empty for all.</param>
public sealed record DeletionScope(bool KeepOriginal, IReadOnlyList<string> Transformations)
{
    /// <summary>The version that is deleted is kept, to be restored.</summary>
    public bool Backup { get; init; }
}

/// <param name="Id">As the caller named it.</param>
/// <param name="Originals">0 or 1.</param>
public sealed record DeletedAsset(string Id, bool Found, int Originals, int Derived);

/// <param name="NextCursor">There are more; null when those were all.</param>
public sealed record DeletionPage(IReadOnlyList<DeletedAsset> Assets, string? NextCursor);

/// <summary>Deletes many assets, each whole or not at all: whoever was interrupted asks again.</summary>
public sealed class DeleteAssets(Catalog catalog, ListAssets list, DeleteAsset delete, DerivedStore derived, DeleteDerived deleteDerived, SearchFeed feed)
{
    private const int MostNamed = 100;

    /// <summary>In one call, where a listing says which.</summary>
    private const int MostListed = 1000;

    private const int Portion = 500;

    private const int Parallel = 8;

    public async Task<DeletionPage> ByIdsAsync(Caller caller, IReadOnlyList<AssetKey> keys, DeletionScope scope, CancellationToken cancellationToken)
    {
        Demand("public_ids", keys.Count);
        var parts = keys.Count == 0 ? [] : await deleteDerived.UnderstandAsync(keys[0].Cloud, scope.Transformations, cancellationToken);
        return new(await AllAsync(keys, key => DeleteAsync(caller, key.PublicId, key, scope, parts, cancellationToken), cancellationToken), null);
    }

    public async Task<DeletionPage> ByAssetIdsAsync(Caller caller, string cloud, IReadOnlyList<string> assetIds, DeletionScope scope, CancellationToken cancellationToken)
    {
        Demand("asset_ids", assetIds.Count);
        var parts = await deleteDerived.UnderstandAsync(cloud, scope.Transformations, cancellationToken);
        return new(
            await AllAsync(
                assetIds,
                async id => await catalog.FindByIdAsync(cloud, id, cancellationToken) is { } asset
                    ? await DeleteAsync(caller, id, asset.Key, scope, parts, cancellationToken)
                    : new(id, Found: false, 0, 0),
                cancellationToken),
            null);
    }

    public Task<DeletionPage> ByPrefixAsync(
        Caller caller, string cloud, ResourceType resourceType, string type, string prefix, DeletionScope scope, string? cursor, CancellationToken cancellationToken)
        => ListedAsync(
            caller, cloud, scope, cursor, from => list.ByPrefixAsync(caller, cloud, resourceType, type, prefix, Portion, from, cancellationToken), cancellationToken);

    /// <summary>Of all delivery types.</summary>
    public Task<DeletionPage> ByTagAsync(
        Caller caller, string cloud, ResourceType resourceType, string tag, DeletionScope scope, string? cursor, CancellationToken cancellationToken)
        => ListedAsync(
            caller, cloud, scope, cursor, from => list.TaggedAsync(caller, cloud, resourceType, tag, Portion, from, cancellationToken), cancellationToken);

    public Task<DeletionPage> OfTypeAsync(
        Caller caller, string cloud, ResourceType resourceType, string type, DeletionScope scope, string? cursor, CancellationToken cancellationToken)
        => ListedAsync(
            caller, cloud, scope, cursor, from => list.NewestAsync(caller, cloud, resourceType, type, Portion, from, cancellationToken), cancellationToken);

    private static void Demand(string parameter, int count)
    {
        if (count is 0 or > MostNamed)
        {
            throw count == 0 ? DamException.Missing(parameter) : DamException.Invalid($"Too many {parameter}: {count}, at most {MostNamed}");
        }
    }

    private async Task<DeletionPage> ListedAsync(
        Caller caller, string cloud, DeletionScope scope, string? cursor, Func<string?, Task<AssetPage>> page, CancellationToken cancellationToken)
    {
        var parts = await deleteDerived.UnderstandAsync(cloud, scope.Transformations, cancellationToken);
        var deleted = new List<DeletedAsset>();
        do
        {
            var found = await page(cursor);
            deleted.AddRange(await AllAsync(
                found.Assets, asset => DeleteAsync(caller, asset.PublicId, asset.Key, scope, parts, cancellationToken), cancellationToken));
            cursor = found.NextCursor;
        }
        while (cursor is not null && deleted.Count < MostListed);

        return new(deleted, cursor);
    }

    /// <summary>A few at a time, the outcomes in the order of the things.</summary>
    private async Task<DeletedAsset[]> AllAsync<T>(IReadOnlyList<T> things, Func<T, Task<DeletedAsset>> deletion, CancellationToken cancellationToken)
    {
        await using var together = feed.Together();
        var outcomes = new DeletedAsset[things.Count];
        await System.Threading.Tasks.Parallel.ForAsync(
            0,
            things.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (i, _) => outcomes[i] = await deletion(things[i]));
        return outcomes;
    }

    private async Task<DeletedAsset> DeleteAsync(
        Caller caller, string id, AssetKey key, DeletionScope scope, IReadOnlyList<DerivedPart> parts, CancellationToken cancellationToken)
    {
        if (scope.KeepOriginal || parts.Count > 0)
        {
            return await catalog.FindAsync(key, cancellationToken) is { } kept
                ? new(id, Found: true, 0, await deleteDerived.OfAsync(caller, kept, parts, cancellationToken))
                : new(id, Found: false, 0, 0);
        }

        var count = await catalog.FindAsync(key, cancellationToken) is { } asset ? await derived.CountAsync(asset, cancellationToken) : 0;
        return await delete.ExecuteAsync(caller, key, scope.Backup, cancellationToken) is not null ? new(id, Found: true, 1, count) : new(id, Found: false, 0, 0);
    }
}
