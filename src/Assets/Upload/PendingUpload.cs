using System.Collections.Immutable;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Upload;

/// <summary>The trace of an upload between its start and the moment it becomes visible.</summary>
internal static class PendingUpload
{
    private const string Since = "since";

    public static Row Row(Asset asset, DateTimeOffset now)
        => new(asset.Cloud, CatalogKeys.Pending(asset.AssetId, asset.VersionId), ImmutableDictionary<string, object>.Empty.Add(Since, now));

    public static DateTimeOffset SinceOf(Row row) => (DateTimeOffset)row.Values[Since];

    public static (string AssetId, string VersionId) IdsOf(Row row)
        => row.RowKey[CatalogKeys.Pendings.Length..].Split('-') is [var assetId, var versionId]
            ? (assetId, versionId)
            : throw new InvalidOperationException($"{row.RowKey} is no pending row.");

    public static string ClaimOf(string assetId, string versionId) => $"ingest-{assetId}-{versionId}";

    /// <summary>
    /// To be called under the upload's claim. Bytes that became the asset's own after all, by another delivery of the same file,
    /// stay. The blob first: a row without a blob is found again by the sweeper, a blob without a row by nobody.
    /// </summary>
    public static async Task TakeBackAsync(ITableStore tables, IBlobStore blobs, Catalog catalog, Row pending, CancellationToken cancellationToken)
    {
        var (cloud, (assetId, versionId)) = (pending.PartitionKey, IdsOf(pending));
        if ((await catalog.FindByIdAsync(cloud, assetId, cancellationToken))?.VersionId != versionId
            && await tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.Kept(assetId, versionId), cancellationToken) is null)
        {
            await blobs.DeleteAsync(Asset.OriginalOf(cloud, assetId, versionId), null, cancellationToken);
        }

        await tables.ApplyAsync(CatalogKeys.Table, cloud, [new RowChange.Delete(pending.RowKey)], cancellationToken);
    }
}
