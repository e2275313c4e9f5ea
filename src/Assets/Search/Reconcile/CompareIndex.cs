using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Search.Reconcile;

/// <summary>Walks catalog and index by asset id, side by side, and finds where they differ.</summary>
public sealed class CompareIndex(ITableStore tables, ISearchIndex index, ReadDocuments documents, TimeProvider time)
{
    /// <summary>Within it an index that is not immediate finds what was written to it.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <summary>Looks at the next assets of either, without changing anything. What is owed to the index anyway is no drift.</summary>
    /// <param name="after">Null: from the first.</param>
    public async Task<ComparedPart> StepAsync(string cloud, string? after, int take, CancellationToken cancellationToken)
    {
        var walked = await WalkAsync(cloud, after, take, cancellationToken);
        var drift = await DriftAsync(cloud, walked, cancellationToken);
        if (!drift.IsNone)
        {
            // What changed between the two looks had its debt paid meanwhile: only what is still amiss at another look is.
            if (!index.IsImmediate)
            {
                await Task.Delay(Settling, time, cancellationToken);
            }

            var again = await WalkAsync(cloud, after, take, cancellationToken);
            drift = drift.Both(await DriftAsync(cloud, again, cancellationToken));
        }

        return new(walked.Ids.Count, drift, walked.Until);
    }

    /// <summary>Everything of a cloud.</summary>
    public async Task<(long Checked, IndexDrift Drift)> AllAsync(string cloud, CancellationToken cancellationToken)
    {
        var (count, drift, position) = (0L, IndexDrift.None, (string?)null);
        do
        {
            var part = await StepAsync(cloud, position, 500, cancellationToken);
            (count, drift, position) = (count + part.Checked, drift.And(part.Drift), part.Until);
        }
        while (position is not null);

        return (count, drift);
    }

    /// <summary>The next ids that either has, in order, as far as both are known.</summary>
    internal async Task<WalkedIds> WalkAsync(string cloud, string? after, int take, CancellationToken cancellationToken)
    {
        var indexed = await index.ScanAsync(cloud, after, take, cancellationToken);
        var live = await IdsAsync(cloud, CatalogKeys.AllIds, after, take, cancellationToken);
        var left = await IdsAsync(cloud, CatalogKeys.AllGone, after, take, cancellationToken);
        IReadOnlyList<string>[] lists = [[.. indexed.Select(each => each.AssetId)], live, left];

        // A full list may go on; beyond the nearest end of one, nobody knows whether something is missing.
        var until = lists.Where(list => list.Count == take).Select(list => list[^1]).Min(StringComparer.Ordinal);
        bool IsKnown(string id) => until is null || string.CompareOrdinal(id, until) <= 0;
        return new(
            [.. lists.SelectMany(list => list).Where(IsKnown).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            indexed.Where(each => IsKnown(each.AssetId)).ToDictionary(each => each.AssetId, each => each.Revision, StringComparer.Ordinal),
            live.Concat(left).Where(IsKnown).ToHashSet(StringComparer.Ordinal),
            until);
    }

    private async Task<List<string>> IdsAsync(string cloud, string prefix, string? after, int take, CancellationToken cancellationToken)
    {
        var rows = await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(prefix).After(after is null ? null : prefix + after), take, cancellationToken);
        return [.. rows.Select(row => row.RowKey[prefix.Length..])];
    }

    private async Task<IndexDrift> DriftAsync(string cloud, WalkedIds walked, CancellationToken cancellationToken)
    {
        var known = await documents.ExecuteAsync(cloud, [.. walked.InCatalog], cancellationToken);
        var amiss = walked.Ids.Where(id => known.GetValueOrDefault(id)?.Revision != walked.Indexed.GetValueOrDefault(id)).ToList();
        var debts = await Task.WhenAll(amiss.Select(id => tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.IndexDebt(id), cancellationToken)));
        List<string> drifted = [.. amiss.Zip(debts).Where(each => each.Second is null).Select(each => each.First)];
        return new(
            [.. drifted.Where(id => known.GetValueOrDefault(id) is not null && !walked.Indexed.ContainsKey(id))],
            [.. drifted.Where(id => known.GetValueOrDefault(id) is not null && walked.Indexed.ContainsKey(id))],
            [.. drifted.Where(id => known.GetValueOrDefault(id) is null && walked.Indexed.ContainsKey(id))]);
    }
}

/// <param name="Ids">Of both, in order.</param>
/// <param name="Indexed">Revisions by asset id.</param>
/// <param name="Until">Where the next step goes on; null when this was the last one.</param>
internal sealed record WalkedIds(IReadOnlyList<string> Ids, IReadOnlyDictionary<string, string> Indexed, IReadOnlySet<string> InCatalog, string? Until);

/// <param name="Until">Where the next step goes on; null when this was the last one.</param>
public sealed record ComparedPart(int Checked, IndexDrift Drift, string? Until);
