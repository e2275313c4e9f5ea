using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Similarity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Duplicates;

/// <summary>Looks for the duplicates of an asset whose bytes or analysis are new, and keeps its pairs as they are. Doing it again changes nothing.</summary>
public sealed class FindDuplicates(ITableStore tables, FingerprintIndex index, DuplicatePairs pairs, TimeProvider time)
{
    /// <summary>Of a thousand copies each is a pair with so many others; they are one group all the same.</summary>
    private const int MostOfOne = 20;

    /// <summary>Looks, if that is owed.</summary>
    public async Task PayAsync(string cloud, string assetId, CancellationToken cancellationToken)
    {
        if (await tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.DuplicateDebt(assetId), cancellationToken) is not { } debt)
        {
            return;
        }

        await LookAsync(cloud, assetId, cancellationToken);

        // A debt that is another one by now stays: it is owed for what changed meanwhile.
        await tables.ApplyAsync(CatalogKeys.Table, cloud, [new RowChange.Delete(debt.RowKey, debt.ETag)], cancellationToken);
    }

    private async Task LookAsync(string cloud, string assetId, CancellationToken cancellationToken)
    {
        var known = await pairs.OfAsync(cloud, assetId, cancellationToken);
        var (found, still) = await index.ReadAsync(cloud, table => Compare(table, assetId, known), cancellationToken);
        foreach (var (otherId, likeness) in found)
        {
            var (first, second) = DuplicatePair.Ordered(assetId, otherId);
            await pairs.WriteAsync(cloud, new(first, second, likeness, time.GetUtcNow(), null), cancellationToken);
        }

        foreach (var (pair, likeness) in still)
        {
            // Whoever decided or looked meanwhile knows it better.
            await (likeness is null && pair.Decision is null
                ? pairs.DeleteAsync(cloud, pair, cancellationToken)
                : likeness is { } now && now != pair.Likeness ? pairs.WriteAsync(cloud, pair with { Likeness = now }, cancellationToken) : Task.FromResult(true));
        }
    }

    /// <returns>What is new, and what is known with what it is by now: null for no duplicate any more.</returns>
    private static Compared Compare(FingerprintTable table, string assetId, IReadOnlyList<DuplicatePair> known)
    {
        if (table.Find(assetId) is not { } fingerprint)
        {
            return new([], [.. known.Select(pair => (pair, (Likeness?)null))]);
        }

        var others = known.Select(pair => pair.Other(assetId)).ToHashSet(StringComparer.Ordinal);
        var ranked = table.Rank(fingerprint, new(FolderRights.Everything, Likeness.LeastOfVariants, MostOfOne));
        return new(
            [.. ranked.Assets.Where(each => !others.Contains(each.AssetId)).Select(each => (each.AssetId, each.Likeness))],
            [.. known.Select(pair => (pair, table.LikenessTo(fingerprint, pair.Other(assetId)) is { Class: not LikenessClass.Similar } likeness ? likeness : (Likeness?)null))]);
    }

    private sealed record Compared(IReadOnlyList<(string OtherId, Likeness Likeness)> Found, IReadOnlyList<(DuplicatePair Pair, Likeness? Likeness)> Still);
}
