using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Versions;

namespace ServerlessDam.Assets.Search.Feed;

/// <summary>The documents of assets, as the catalog has them at this moment.</summary>
public sealed class ReadDocuments(ITableStore tables, KeptVersions kept, MetadataStore metadata)
{
    /// <returns>By asset id; null for what is no more, and has left no kept versions either.</returns>
    public async Task<IReadOnlyDictionary<string, SearchDocument?>> ExecuteAsync(string cloud, IReadOnlyCollection<string> assetIds, CancellationToken cancellationToken)
    {
        var schema = await metadata.CurrentAsync(cloud, cancellationToken);
        var found = await Task.WhenAll(assetIds.Select(async id => (Id: id, Document: await OneAsync(cloud, id, schema, cancellationToken))));
        return found.ToDictionary(each => each.Id, each => each.Document, StringComparer.Ordinal);
    }

    private async Task<SearchDocument?> OneAsync(string cloud, string assetId, MetadataSchema schema, CancellationToken cancellationToken)
    {
        var pointer = await tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.Id(assetId), cancellationToken);
        var isLive = pointer?.Text(CatalogKeys.Pointer) is not null;
        var key = isLive ? pointer!.Text(CatalogKeys.Pointer)! : CatalogKeys.Gone(assetId);
        if (await tables.GetAsync(CatalogKeys.Table, cloud, key, cancellationToken) is not { } row)
        {
            return null;
        }

        var asset = AssetRows.ToAsset(row);
        var results = asset.Analysis.IsEmpty ? null : await tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.Results(assetId), cancellationToken);
        var versions = asset.HasKeptVersions ? await kept.ListAsync(cloud, assetId, cancellationToken) : [];
        return SearchDocuments.Of(
            asset,
            results is not null && AssetRows.ToResults(results) is { } read && read.VersionId == asset.VersionId ? read : null,
            schema,
            isLive ? key : CatalogKeys.Gone(assetId),
            isLive ? "active" : "deleted",
            versions.Sum(version => version.Asset.SizeInBytes));
    }
}
