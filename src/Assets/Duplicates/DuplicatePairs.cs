using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Similarity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Duplicates;

/// <summary>The pairs of duplicates that were found, and what was decided of them.</summary>
public sealed class DuplicatePairs(ITableStore tables)
{
    /// <summary>Of one asset: of many copies those that came first are a pair with each that came later.</summary>
    private const int MostOfOne = 50_000;

    private const int ReadAtOnce = 32;

    /// <summary>Of a class that are listed; the first ones by id.</summary>
    public const int MostListed = 200_000;

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
        var pairs = new List<DuplicatePair>();
        foreach (var some in rows.Chunk(ReadAtOnce))
        {
            var read = await Task.WhenAll(some.Select(row => FindAsync(cloud, assetId, row.RowKey[prefix.Length..], cancellationToken)));
            pairs.AddRange(read.OfType<DuplicatePair>());
        }

        return pairs;
    }

    /// <summary>Those of a class, open or decided, by their ids; at most <see cref="MostListed"/>.</summary>
    public async Task<IReadOnlyList<DuplicatePair>> ListAsync(string cloud, LikenessClass likeness, bool isOpen, CancellationToken cancellationToken)
    {
        var rows = await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.PairsOfClass(likeness.ToString(), isOpen)), MostListed, cancellationToken);
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
