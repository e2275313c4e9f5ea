using System.Collections.Immutable;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Similarity;

/// <summary>
/// What the transaction of an asset's change does to its fingerprint. Beside it stand a note by time, by which whoever holds
/// fingerprints in memory learns of the change, and the debt of looking for duplicates.
/// </summary>
internal static class FingerprintChanges
{
    /// <summary>Whether the change is one of the fingerprint.</summary>
    public static bool Concerns(Asset? before, Asset? after, AnalysisResults? results)
        => before is null || after is null || results is not null
            || before.VersionId != after.VersionId || before.ETag != after.ETag || !string.Equals(before.Folder, after.Folder, StringComparison.Ordinal);

    /// <summary>That duplicates of the asset are to be looked for, or its pairs to be taken away if it is not there.</summary>
    public static RowChange Debt(string cloud, string assetId) => new RowChange.Put(Empty(cloud, CatalogKeys.DuplicateDebt(assetId)));

    /// <param name="results">As they will be; null for none.</param>
    /// <param name="wasPaired">Of one that goes: there are pairs of it.</param>
    public static IEnumerable<RowChange> Of(Asset? before, Asset? after, AnalysisResults? results, bool wasPaired, DateTimeOffset now)
    {
        var (cloud, assetId) = after is null ? (before!.Cloud, before.AssetId) : (after.Cloud, after.AssetId);
        yield return new RowChange.Put(Empty(cloud, CatalogKeys.FingerprintNote(now, assetId)));
        if (after is null)
        {
            yield return new RowChange.Delete(CatalogKeys.Fingerprint(assetId));
            yield return wasPaired ? Debt(cloud, assetId) : new RowChange.Delete(CatalogKeys.DuplicateDebt(assetId));
            yield break;
        }

        yield return new RowChange.Put(FingerprintRows.From(cloud, FingerprintRows.Of(after, results)));
        if (before is null || before.VersionId != after.VersionId || results is not null)
        {
            yield return Debt(cloud, assetId);
        }
    }

    private static Row Empty(string cloud, string key) => new(cloud, key, ImmutableDictionary<string, object>.Empty);
}
