using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Duplicates;

/// <summary>The pairs of duplicates that were found, and what was decided of them.</summary>
public sealed class DuplicatePairs(ITableStore tables)
{
    /// <summary>Of one asset; more than are ever looked for.</summary>
    private const int MostOfOne = 500;

    /// <summary>Of a cloud that are looked at; the first ones by id.</summary>
    private const int Most = 200_000;

    public async Task<DuplicatePair?> FindAsync(string cloud, string one, string other, CancellationToken cancellationToken)
    {
        var (first, second) = DuplicatePair.Ordered(one, other);
        return await tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.Pair(first, second), cancellationToken) is { } row ? DuplicateRows.ToPair(row) : null;
    }

    /// <summary>Those of one asset, by the id of the other.</summary>
    public async Task<IReadOnlyList<DuplicatePair>> OfAsync(string cloud, string assetId, CancellationToken cancellationToken)
    {
        var prefix = CatalogKeys.PairsOf(assetId);
        var rows = await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(prefix), MostOfOne, cancellationToken);
        var pairs = await Task.WhenAll(rows.Select(row => FindAsync(cloud, assetId, row.RowKey[prefix.Length..], cancellationToken)));
        return [.. pairs.OfType<DuplicatePair>()];
    }

    public async Task<IReadOnlyList<DuplicatePair>> AllAsync(string cloud, CancellationToken cancellationToken)
    {
        var rows = await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.Pairs), Most, cancellationToken);
        return [.. rows.Select(DuplicateRows.ToPair)];
    }

    /// <returns>False when somebody else changed or added it meanwhile.</returns>
    public async Task<bool> WriteAsync(string cloud, DuplicatePair pair, CancellationToken cancellationToken)
        => await tables.ApplyAsync(CatalogKeys.Table, cloud, [.. DuplicateRows.Put(cloud, pair)], cancellationToken) is null;

    /// <inheritdoc cref="WriteAsync"/>
    public async Task<bool> DeleteAsync(string cloud, DuplicatePair pair, CancellationToken cancellationToken)
        => await tables.ApplyAsync(CatalogKeys.Table, cloud, [.. DuplicateRows.Delete(pair)], cancellationToken) is null;

    /// <summary>Of an asset that is erased nothing is left but what somebody decided.</summary>
    public async Task ForgetAsync(string cloud, string assetId, CancellationToken cancellationToken)
    {
        foreach (var pair in (await OfAsync(cloud, assetId, cancellationToken)).Where(pair => pair.Decision is null))
        {
            await DeleteAsync(cloud, pair, cancellationToken);
        }
    }
}
