using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Library;

/// <summary>The assets of every cloud, on <see cref="ITableStore"/>. The rows of one asset change together or not at all.</summary>
public sealed class Catalog(ITableStore tables, AssetCache cache, EventNotes events, TimeProvider time)
{
    /// <summary>What a table takes in one transaction.</summary>
    private const int MostChanges = 100;

    /// <summary>Each tag is a row, each pair of contextual metadata two. So many leave room for the other rows of an asset, so that it can always be renamed and deleted.</summary>
    private const int MostLabelRows = 80;

    public async Task<Asset?> FindAsync(AssetKey key, CancellationToken cancellationToken)
        => await FindRowAsync(key.Cloud, CatalogKeys.Asset(key), cancellationToken);

    public async Task<Asset?> FindByIdAsync(string cloud, string assetId, CancellationToken cancellationToken)
    {
        var pointer = await tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.Id(assetId), cancellationToken);
        return pointer?.Text(CatalogKeys.Pointer) is { } key ? await FindRowAsync(cloud, key, cancellationToken) : null;
    }

    /// <summary>What the analysis of the asset's current version found so far.</summary>
    public async Task<AnalysisResults?> ResultsAsync(Asset asset, CancellationToken cancellationToken)
        => await tables.GetAsync(CatalogKeys.Table, asset.Cloud, CatalogKeys.Results(asset.AssetId), cancellationToken) is { } row
            && AssetRows.ToResults(row) is { } results && results.VersionId == asset.VersionId
                ? results
                : null;

    /// <summary>Another text after every change of any asset of the cloud, and the same while there is none: one point read.</summary>
    public async Task<string> StampAsync(string cloud, CancellationToken cancellationToken)
        => (await tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.Stamp, cancellationToken))?.ETag ?? "";

    /// <summary>
    /// Changes an asset from what it was read as to what it shall be: null before adds it, null after removes it, another
    /// public id or type moves it. Who wants to be told of it is told.
    /// </summary>
    /// <param name="results">Replaces the stored results; null leaves them. Those of a removed asset go when it is erased.</param>
    /// <param name="alongside">Further rows of the same transaction: the pending row that ends, outbox rows that begin.</param>
    /// <returns>False when somebody else was faster: read again and decide again.</returns>
    public async Task<bool> WriteAsync(
        Asset? before,
        Asset? after,
        AnalysisResults? results,
        IReadOnlyCollection<RowChange> alongside,
        CancellationToken cancellationToken)
    {
        if (after is not null)
        {
            DemandFewLabels(after);
            after = after with { LastUpdated = LastUpdates.Of(before, after, time.GetUtcNow()) };
        }

        var cloud = (after ?? before ?? throw new ArgumentNullException(nameof(after))).Cloud;
        List<RowChange> changes = [.. AssetChanges(before, after), .. ListingChanges(before, after), new RowChange.Put(AssetRows.Stamp(cloud)), .. alongside];
        if (results is not null && after is not null)
        {
            changes.Add(new RowChange.Put(AssetRows.From(cloud, CatalogKeys.Results(after.AssetId), results)));
        }

        var note = await events.OfChangeAsync(before, after, cancellationToken);
        if (note is not null)
        {
            changes.Add(EventNotes.RowOf(note));
        }

        if (changes.Count > MostChanges)
        {
            throw DamException.Invalid($"Too many tags and context pairs change at once: {changes.Count} rows of at most {MostChanges}; change them in two calls");
        }

        var conflict = await tables.ApplyAsync(CatalogKeys.Table, cloud, changes, cancellationToken);
        Forget(before);
        Forget(after);
        if (conflict is null && note is not null)
        {
            await events.AnnounceAsync(note);
        }

        return conflict is null;
    }

    /// <summary>Assets by row key in the order given; those that are gone by now are left out.</summary>
    internal async Task<IReadOnlyList<Asset>> FindRowsAsync(string cloud, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(keys.Select(key => FindRowAsync(cloud, key, cancellationToken)));
        return [.. found.OfType<Asset>()];
    }

    private static void DemandFewLabels(Asset asset)
    {
        if (asset.Tags.Count + (2 * asset.Context.Count) + asset.Moderation.Length > MostLabelRows)
        {
            throw DamException.Invalid(
                $"An asset can have at most {MostLabelRows} tags and context pairs, a pair counting twice: not {asset.Tags.Count} tags and {asset.Context.Count} pairs");
        }
    }

    private static IEnumerable<RowChange> AssetChanges(Asset? before, Asset? after)
    {
        var (from, to) = (before is null ? null : CatalogKeys.Asset(before.Key), after is null ? null : CatalogKeys.Asset(after.Key));
        if (from == to && before is not null && after is not null)
        {
            yield return new RowChange.Put(AssetRows.From(after.Cloud, from!, after), before.RowETag);
            yield break;
        }

        if (before is not null)
        {
            yield return new RowChange.Delete(from!, before.RowETag, MustExist: true);
        }

        if (after is not null)
        {
            yield return new RowChange.Insert(AssetRows.From(after.Cloud, to!, after));
            var pointer = AssetRows.Pointer(after.Cloud, CatalogKeys.Id(after.AssetId), to!);

            // A new asset's id must be new: two assets of one id would share their bytes.
            yield return before is null ? new RowChange.Insert(pointer) : new RowChange.Put(pointer);
        }
        else if (before is not null)
        {
            yield return new RowChange.Delete(CatalogKeys.Id(before.AssetId));
        }
    }

    private static IEnumerable<RowChange> ListingChanges(Asset? before, Asset? after)
    {
        HashSet<string> old = before is null ? [] : [.. CatalogKeys.Listings(before)];
        HashSet<string> current = after is null ? [] : [.. CatalogKeys.Listings(after)];
        var moved = before is not null && after is not null && before.Key != after.Key;
        foreach (var gone in old.Except(current))
        {
            yield return new RowChange.Delete(gone);
        }

        foreach (var listed in moved ? current : current.Except(old))
        {
            yield return new RowChange.Put(AssetRows.Pointer(after!.Cloud, listed, CatalogKeys.Asset(after.Key)));
        }
    }

    private async Task<Asset?> FindRowAsync(string cloud, string key, CancellationToken cancellationToken)
        => await tables.GetAsync(CatalogKeys.Table, cloud, key, cancellationToken) is { } row ? AssetRows.ToAsset(row) : null;

    private void Forget(Asset? asset)
    {
        if (asset is not null)
        {
            cache.Forget(asset.Key);
        }
    }
}
