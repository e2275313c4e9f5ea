using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Similarity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Duplicates;

/// <summary>The pairs of duplicates that were found, and what was decided of them.</summary>
public sealed class DuplicatePairs(ITableStore tables)
{
    /// <summary>Of one asset: of many copies those that came first are a pair with each that came later.</summary>
    private const int MostOfOne = 50_000;

    internal const int AtOnce = 32;

    /// <summary>Who has fewer pairs left may have lost those that joined it to others of its kind.</summary>
    private const int FewLeft = 10;

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
        foreach (var some in rows.Chunk(AtOnce))
        {
            var read = await Task.WhenAll(some.Select(row => FindAsync(cloud, assetId, row.RowKey[prefix.Length..], cancellationToken)));
            pairs.AddRange(read.OfType<DuplicatePair>());
        }

        return pairs;
    }

    /// <summary>Those of a class, open or decided, by their ids.</summary>
    /// <param name="after">Those alone of which both have a larger id; null for all.</param>
    /// <param name="most">The first so many.</param>
    public async Task<IReadOnlyList<DuplicatePair>> ListAsync(string cloud, LikenessClass likeness, bool isOpen, string? after, int most, CancellationToken cancellationToken)
    {
        var prefix = CatalogKeys.PairsOfClass(likeness.ToString(), isOpen);

        // A dot follows the hyphen behind an id.
        var range = after is null ? RowRange.Prefix(prefix) : RowRange.Prefix(prefix) with { From = prefix + after + "." };
        var rows = await tables.FirstAsync(CatalogKeys.Table, cloud, range, most, cancellationToken);
        return [.. rows.Select(DuplicateRows.ToPair)];
    }

    /// <summary>The ids of those that are a pair with the asset, of any class, up to an id.</summary>
    public async Task<IReadOnlyList<string>> OthersAsync(string cloud, string assetId, string upTo, CancellationToken cancellationToken)
    {
        var prefix = CatalogKeys.PairsOf(assetId);
        var rows = await tables.FirstAsync(CatalogKeys.Table, cloud, new(prefix, prefix + upTo + " "), MostOfOne, cancellationToken);
        return [.. rows.Select(row => row.RowKey[prefix.Length..])];
    }

    /// <returns>False when somebody else changed or added it meanwhile.</returns>
    public async Task<bool> WriteAsync(string cloud, DuplicatePair pair, CancellationToken cancellationToken)
        => await tables.ApplyAsync(CatalogKeys.Table, cloud, [.. DuplicateRows.Put(cloud, pair)], cancellationToken) is null;

    /// <summary>
    /// Takes a pair away that is none any more, because of one of the two. The other one is looked at again if few are left to it: of
    /// many copies each is a pair with some alone, and those may be the ones that go. What is decided meanwhile stays.
    /// </summary>
    /// <param name="assetId">That one.</param>
    public async Task DropAsync(string cloud, DuplicatePair pair, string assetId, CancellationToken cancellationToken)
    {
        var otherId = pair.Other(assetId);
        for (var current = pair; current is { Decision: null } && current.Likeness == pair.Likeness; current = await FindAsync(cloud, pair.First, pair.Second, cancellationToken))
        {
            var left = await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.PairsOf(otherId)), FewLeft + 1, cancellationToken);
            IEnumerable<RowChange> debt = left.Count > FewLeft ? [] : [FingerprintChanges.Debt(cloud, otherId)];
            if (await tables.ApplyAsync(CatalogKeys.Table, cloud, [.. DuplicateRows.Delete(current), .. debt], cancellationToken) is null)
            {
                return;
            }
        }
    }

    /// <summary>Of an asset that is not there any more nothing is left but what somebody decided.</summary>
    public async Task ForgetAsync(string cloud, string assetId, CancellationToken cancellationToken)
    {
        foreach (var some in (await OfAsync(cloud, assetId, cancellationToken)).Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(pair => ForgetAsync(cloud, pair, assetId, cancellationToken)));
        }
    }

    private async Task ForgetAsync(string cloud, DuplicatePair pair, string assetId, CancellationToken cancellationToken)
    {
        var otherId = pair.Other(assetId);
        if (pair.Decision is null)
        {
            await DropAsync(cloud, pair, assetId, cancellationToken);
        }
        else if (pair.Decision.KeptId == otherId)
        {
            // It took the place of the one that goes, among all that were copies of it.
            await tables.ApplyAsync(CatalogKeys.Table, cloud, [FingerprintChanges.Debt(cloud, otherId)], cancellationToken);
        }
    }
}
