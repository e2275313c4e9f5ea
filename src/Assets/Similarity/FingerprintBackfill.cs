using System.Collections.Immutable;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Similarity;

/// <summary>Makes the fingerprints of assets that were stored before there were any: a bounded piece of a cloud at each sweep, until all are there.</summary>
public sealed class FingerprintBackfill(ITableStore tables, Catalog catalog, TimeProvider time)
{
    private const int AssetsOfAStep = 100;

    private const int StepsOfASweep = 100;

    /// <summary>Whatever else is swept waits for a sweep.</summary>
    private static readonly TimeSpan LongestSweep = TimeSpan.FromSeconds(2);

    private const string Position = "position";

    /// <returns>How many were made.</returns>
    public async Task<int> SweepAsync(string cloud, CancellationToken cancellationToken)
    {
        var made = 0;
        var state = await tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.FingerprintBackfill, cancellationToken);
        var position = state?.Text(Position);
        if (state is not null && position is null)
        {
            return 0;
        }

        var started = time.GetTimestamp();
        for (var step = 0; step < StepsOfASweep && time.GetElapsedTime(started) < LongestSweep; step++)
        {
            var ids = (await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.AllIds).After(position is null ? null : CatalogKeys.Id(position)), AssetsOfAStep, cancellationToken))
                .ConvertAll(row => row.RowKey[CatalogKeys.AllIds.Length..]);
            foreach (var id in await MissingAsync(cloud, ids, cancellationToken))
            {
                made += await MakeAsync(cloud, id, cancellationToken) ? 1 : 0;
            }

            position = ids.Count < AssetsOfAStep ? null : ids[^1];
            await tables.ApplyAsync(CatalogKeys.Table, cloud, [new RowChange.Put(StateOf(cloud, position))], cancellationToken);
            if (position is null)
            {
                break;
            }
        }

        return made;
    }

    private static Row StateOf(string cloud, string? position)
        => new(cloud, CatalogKeys.FingerprintBackfill, position is null ? ImmutableDictionary<string, object>.Empty : ImmutableDictionary<string, object>.Empty.Add(Position, position));

    private async Task<IEnumerable<string>> MissingAsync(string cloud, List<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var range = new RowRange(CatalogKeys.Fingerprint(ids[0]), CatalogKeys.Fingerprint(ids[^1]) + " ");
        var there = await tables.FirstAsync(CatalogKeys.Table, cloud, range, ids.Count * 2, cancellationToken);
        return ids.Except(there.Select(row => row.RowKey[CatalogKeys.Fingerprints.Length..]), StringComparer.Ordinal);
    }

    /// <summary>Under the asset's ETag: of an asset that changes meanwhile it is made of what it is then.</summary>
    private async Task<bool> MakeAsync(string cloud, string assetId, CancellationToken cancellationToken)
    {
        while (await catalog.FindByIdAsync(cloud, assetId, cancellationToken) is { } asset)
        {
            var results = await catalog.ResultsAsync(asset, cancellationToken);
            List<RowChange> changes =
            [
                new RowChange.Put(AssetRows.From(cloud, CatalogKeys.Asset(asset.Key), asset), asset.RowETag),
                .. FingerprintChanges.Of(null, asset, results, wasPaired: false, time.GetUtcNow()),
            ];
            if (await tables.ApplyAsync(CatalogKeys.Table, cloud, changes, cancellationToken) is null)
            {
                return true;
            }
        }

        return false;
    }
}
