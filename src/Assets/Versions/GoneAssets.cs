using System.Collections.Immutable;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Versions;

/// <summary>
/// What is left of deleted assets that have kept versions. No listing shows them; details do, as placeholders, and an upload of
/// the same name goes on with the same asset id, so that its versions stay together.
/// </summary>
public sealed class GoneAssets(ITableStore tables)
{
    private const string AssetId = "gone";

    /// <summary>The last deleted asset of that name; null when it has no kept version.</summary>
    public async Task<Asset?> FindAsync(AssetKey key, CancellationToken cancellationToken)
        => await tables.GetAsync(CatalogKeys.Table, key.Cloud, CatalogKeys.GoneName(key), cancellationToken) is { } name
            && await FindByIdAsync(key.Cloud, name.Text(AssetId)!, cancellationToken) is { } asset && asset.Key == key
                ? asset
                : null;

    public async Task<Asset?> FindByIdAsync(string cloud, string assetId, CancellationToken cancellationToken)
        => await tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.Gone(assetId), cancellationToken) is { } row ? AssetRows.ToAsset(row) : null;

    /// <summary>For the transaction that deletes an asset.</summary>
    internal static IEnumerable<RowChange> Leave(Asset asset) =>
    [
        new RowChange.Put(AssetRows.From(asset.Cloud, CatalogKeys.Gone(asset.AssetId), asset with { HasKeptVersions = true })),
        new RowChange.Put(new(asset.Cloud, CatalogKeys.GoneName(asset.Key), ImmutableDictionary<string, object>.Empty.Add(AssetId, asset.AssetId))),
    ];

    /// <summary>For the transaction that brings one back, or erases its last version; it conflicts when somebody did so meanwhile.</summary>
    /// <param name="gone">As it was found here; null for nothing.</param>
    internal async Task<IReadOnlyList<RowChange>> TakeAsync(Asset? gone, CancellationToken cancellationToken)
    {
        if (gone is null)
        {
            return [];
        }

        var name = await tables.GetAsync(CatalogKeys.Table, gone.Cloud, CatalogKeys.GoneName(gone.Key), cancellationToken);
        RowChange taken = new RowChange.Delete(CatalogKeys.Gone(gone.AssetId), gone.RowETag, MustExist: true);

        // Another asset of that name may have been deleted since: the name is its by now.
        return name?.Text(AssetId) == gone.AssetId ? [taken, new RowChange.Delete(name.RowKey)] : [taken];
    }
}
