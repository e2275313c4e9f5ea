using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Similarity;

/// <summary>What a change of an asset does to what tells how alike the asset is to others.</summary>
internal sealed class FingerprintWrites(ITableStore tables, TimeProvider time)
{
    /// <param name="results">Those that the change stores; null when it leaves them.</param>
    /// <returns>Nothing, when the fingerprint stays what it is.</returns>
    public async Task<IReadOnlyList<RowChange>> ChangesAsync(Asset? before, Asset? after, AnalysisResults? results, CancellationToken cancellationToken)
    {
        if (!FingerprintChanges.Concerns(before, after, results))
        {
            return [];
        }

        // Most results of the analysis say nothing new of it.
        if (results is not null && before is not null && after is not null && !FingerprintChanges.Concerns(before, after, null)
            && await tables.GetAsync(CatalogKeys.Table, after.Cloud, CatalogKeys.Fingerprint(after.AssetId), cancellationToken) is { } stored
            && FingerprintRows.Holds(stored, FingerprintRows.Of(after, results)))
        {
            return [];
        }

        if (after is null)
        {
            var pairs = await tables.FirstAsync(CatalogKeys.Table, before!.Cloud, RowRange.Prefix(CatalogKeys.PairsOf(before.AssetId)), 1, cancellationToken);
            return [.. FingerprintChanges.Of(before, null, null, pairs.Count > 0, time.GetUtcNow())];
        }

        // Brought back, or moved: what was found of this version is stored.
        var known = results is null && after.Analysis.Any(step => step.State == AnalysisState.Complete)
            ? await StoredResults.FindAsync(tables, after, cancellationToken)
            : results;
        return [.. FingerprintChanges.Of(before, after, known, wasPaired: false, time.GetUtcNow())];
    }
}
