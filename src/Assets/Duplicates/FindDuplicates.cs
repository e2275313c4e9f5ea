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
        if (await index.ReadAsync(cloud, table => Compare(table, assetId, known), cancellationToken) is not (var found, var still))
        {
            await pairs.ForgetAsync(cloud, assetId, cancellationToken);
            return;
        }

        foreach (var (otherId, likeness) in found)
        {
            // Whoever found it meanwhile saw the same, or owes another look.
            var (first, second) = DuplicatePair.Ordered(assetId, otherId);
            await pairs.WriteAsync(cloud, new(first, second, likeness, time.GetUtcNow(), null), cancellationToken);
        }

        foreach (var some in still.Chunk(DuplicatePairs.AtOnce))
        {
            await Task.WhenAll(some.Select(each => each.Likeness is { } now ? UpdateAsync(cloud, each.Pair, now, cancellationToken) : pairs.DropAsync(cloud, each.Pair, assetId, cancellationToken)));
        }
    }

    /// <summary>What somebody decides at the same moment stays, and is asked again if need be; who looks at the same moment knows it as well.</summary>
    private async Task UpdateAsync(string cloud, DuplicatePair pair, Likeness likeness, CancellationToken cancellationToken)
    {
        for (var current = pair; likeness != pair.Likeness && current?.Likeness == pair.Likeness; current = await pairs.FindAsync(cloud, pair.First, pair.Second, cancellationToken))
        {
            if (await pairs.WriteAsync(cloud, current with { Likeness = likeness }, cancellationToken))
            {
                return;
            }
        }
    }

    /// <returns>What is new, and what is known with what it is by now: null for no duplicate any more. Null when the asset is not there.</returns>
    private static Compared? Compare(FingerprintTable table, string assetId, IReadOnlyList<DuplicatePair> known)
    {
        if (table.Find(assetId) is not { } fingerprint)
        {
            return null;
        }

        var others = known.Select(pair => pair.Other(assetId)).ToHashSet(StringComparer.Ordinal);
        var ranked = table.Rank(fingerprint, new(FolderRights.Everything, Likeness.LeastOfVariants, MostOfOne));
        return new(
            [.. ranked.Assets.Where(each => !others.Contains(each.AssetId)).Select(each => (each.AssetId, each.Likeness))],
            [.. known.Select(pair => (pair, table.LikenessTo(fingerprint, pair.Other(assetId)) is { Class: not LikenessClass.Similar } likeness ? likeness : (Likeness?)null))]);
    }

    private sealed record Compared(IReadOnlyList<(string OtherId, Likeness Likeness)> Found, IReadOnlyList<(DuplicatePair Pair, Likeness? Likeness)> Still);
}
