using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Versions;

/// <summary>
/// The versions that are kept whatever becomes of their asset. An original is a blob that never changes, so a backup is no copy:
/// it is a row that keeps the blob from being erased when the asset is replaced or deleted.
/// </summary>
public sealed class KeptVersions(ITableStore tables)
{
    /// <summary>Of one asset.</summary>
    public const int Most = 1000;

    /// <summary>To be written in the transaction that makes the version current, or deletes it.</summary>
    internal static RowChange Keep(Asset asset) => new RowChange.Put(AssetRows.From(asset.Cloud, CatalogKeys.Kept(asset.AssetId, asset.VersionId), asset));

    public async Task<bool> IsKeptAsync(string cloud, string assetId, string versionId, CancellationToken cancellationToken)
        => await tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.Kept(assetId, versionId), cancellationToken) is not null;

    public async Task<KeptVersion?> FindAsync(string cloud, string assetId, string versionId, CancellationToken cancellationToken)
        => await tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.Kept(assetId, versionId), cancellationToken) is { } row ? Read(row) : null;

    /// <summary>Oldest first, as clients expect it: the SDKs' suites count versions from the first.</summary>
    public async Task<IReadOnlyList<KeptVersion>> ListAsync(string cloud, string assetId, CancellationToken cancellationToken)
    {
        var versions = new List<KeptVersion>();
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(
                CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.KeptOf(assetId)), Most - versions.Count, continuation, cancellationToken);
            versions.AddRange(page.Rows.Select(Read));
            continuation = page.Continuation;
        }
        while (continuation is not null && versions.Count < Most);

        return [.. versions.OrderBy(version => version.Asset.Version)];
    }

    public async Task<KeptVersion?> LatestAsync(string cloud, string assetId, CancellationToken cancellationToken)
        => await ListAsync(cloud, assetId, cancellationToken) is [.., var latest] ? latest : null;

    private static KeptVersion Read(Row row)
    {
        var asset = AssetRows.ToAsset(row) with { RowETag = null };
        return new(asset, DateTimeOffset.FromUnixTimeSeconds(asset.Version));
    }
}
