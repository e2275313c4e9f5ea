using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Analysis.Replay;

/// <summary>
/// Brings assets that were stored before there were lists of the analysis into them: some thousands of a cloud at a time, each asset
/// once. Without that nobody would hear of what is pending, failed or unavailable of them.
/// </summary>
public sealed class OlderAnalyses(ITableStore tables, Catalog catalog, AnalysisStates states)
{
    private const int AssetsOfAPage = 100;

    private const int PagesOfATurn = 50;

    /// <returns>Whether the lists are whole.</returns>
    public async Task<bool> ListAsync(string cloud, CancellationToken cancellationToken)
    {
        var state = await states.ReadAsync(cloud, cancellationToken);
        var (isWhole, position) = (state.IsListed, state.ListedTo);
        for (var page = 0; page < PagesOfATurn && !isWhole; page++)
        {
            var rows = await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.AllIds).After(position), AssetsOfAPage, cancellationToken);
            await Task.WhenAll(rows.Select(row => ListAsync(cloud, row.RowKey[CatalogKeys.AllIds.Length..], cancellationToken)));
            isWhole = rows.Count < AssetsOfAPage;
            position = isWhole ? null : rows[^1].RowKey;
            await states.ChangeAsync(cloud, known => known with { IsListed = isWhole, ListedTo = position }, cancellationToken);
        }

        return isWhole;
    }

    private async Task ListAsync(string cloud, string assetId, CancellationToken cancellationToken)
    {
        while (await catalog.FindByIdAsync(cloud, assetId, cancellationToken) is { } asset)
        {
            List<RowChange> missing = [];
            foreach (var listed in CatalogKeys.AnalysisListings(asset))
            {
                if (await tables.GetAsync(CatalogKeys.Table, cloud, listed, cancellationToken) is null)
                {
                    missing.Add(new RowChange.Put(AssetRows.Pointer(cloud, listed, CatalogKeys.Asset(asset.Key))));
                }
            }

            // Under the asset's ETag: a change at the same moment takes rows away, and then it is looked at again.
            var own = new RowChange.Put(AssetRows.From(cloud, CatalogKeys.Asset(asset.Key), asset), asset.RowETag);
            if (missing.Count == 0 || await tables.ApplyAsync(CatalogKeys.Table, cloud, [own, .. missing], cancellationToken) is null)
            {
                return;
            }
        }
    }
}
