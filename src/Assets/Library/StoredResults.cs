using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Library;

/// <summary>What the analysis found of an asset, as it is stored beside it.</summary>
internal static class StoredResults
{
    /// <summary>Of the asset's current version; null when there is none so far.</summary>
    public static async Task<AnalysisResults?> FindAsync(ITableStore tables, Asset asset, CancellationToken cancellationToken)
        => await tables.GetAsync(CatalogKeys.Table, asset.Cloud, CatalogKeys.Results(asset.AssetId), cancellationToken) is { } row
            && AssetRows.ToResults(row) is { } results && results.VersionId == asset.VersionId
                ? results
                : null;
}
