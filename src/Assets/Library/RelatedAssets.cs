using System.Collections.Immutable;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Library;

/// <summary>Which assets belong together: a row for each of the two, written and deleted together.</summary>
public sealed class RelatedAssets(ITableStore tables)
{
    /// <summary>Two rows each fit into one transaction.</summary>
    private const int Portion = 50;

    /// <summary>Ids of the assets related to one, those that are deleted by now among them.</summary>
    /// <param name="take">1 to 1000.</param>
    public async Task<(IReadOnlyList<string> AssetIds, string? NextCursor)> ListAsync(
        string cloud, string assetId, int take, string? cursor, CancellationToken cancellationToken)
    {
        var listing = CatalogKeys.RelatedOf(assetId);
        var range = RowRange.Prefix(listing);
        if (Cursor.Read(cursor) is { } last)
        {
            range = range with { From = last.StartsWith(listing, StringComparison.Ordinal) ? last + " " : throw Cursor.Invalid() };
        }

        var (rows, _) = await new ListingScan(tables).FirstAsync(cloud, range, take + 1, cancellationToken);
        return ([.. rows.Take(take).Select(row => row.RowKey[listing.Length..])], rows.Count > take ? Cursor.Write(rows[take - 1].RowKey) : null);
    }

    /// <returns>False when they were related already.</returns>
    public async Task<bool> RelateAsync(string cloud, string assetId, string otherId, CancellationToken cancellationToken)
    {
        var (row, back) = (Row(cloud, assetId, otherId), Row(cloud, otherId, assetId));
        return await tables.ApplyAsync(CatalogKeys.Table, cloud, [new RowChange.Insert(row), new RowChange.Put(back)], cancellationToken) is null;
    }

    /// <returns>False when they were not related.</returns>
    public async Task<bool> UnrelateAsync(string cloud, string assetId, string otherId, CancellationToken cancellationToken)
        => await tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.Related(assetId, otherId), cancellationToken) is not null
            && await tables.ApplyAsync(
                CatalogKeys.Table,
                cloud,
                [new RowChange.Delete(CatalogKeys.Related(assetId, otherId)), new RowChange.Delete(CatalogKeys.Related(otherId, assetId))],
                cancellationToken) is null;

    /// <summary>Ends all relations of an asset that is gone for good.</summary>
    public async Task ForgetAsync(string cloud, string assetId, CancellationToken cancellationToken)
    {
        while (await ListAsync(cloud, assetId, Portion, null, cancellationToken) is { AssetIds: { Count: > 0 } others })
        {
            List<RowChange> changes =
            [
                .. others.Select(other => new RowChange.Delete(CatalogKeys.Related(assetId, other))),
                .. others.Where(other => other != assetId).Select(other => new RowChange.Delete(CatalogKeys.Related(other, assetId))),
            ];
            await tables.ApplyAsync(CatalogKeys.Table, cloud, changes, cancellationToken);
        }
    }

    private static Row Row(string cloud, string assetId, string otherId)
        => new(cloud, CatalogKeys.Related(assetId, otherId), ImmutableDictionary<string, object>.Empty);
}
