using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Folders;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Similarity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Library;

/// <summary>The assets of every cloud, on <see cref="ITableStore"/>. The rows of one asset change together or not at all.</summary>
public sealed class Catalog(ITableStore tables, AssetCache cache, FolderTree folders, EventNotes events, SearchFeed feed, DuplicateFeed duplicates, TimeProvider time)
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
    /// public id or type moves it. Folders on the way to its place that are not there are made in the same transaction, who wants
    /// to be told of the change is told, and search finds it as it is now.
    /// </summary>
    /// <param name="results">Replaces the stored results; null leaves them. Those of a removed asset go when it is erased.</param>
    /// <param name="alongside">Further rows of the same transaction: the pending row that ends, outbox rows that begin. They win over those of the fingerprint.</param>
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
        var fingerprint = await FingerprintAsync(before, after, results, cancellationToken);
        List<RowChange> changes = [.. Changes(before, after), .. fingerprint.Where(change => alongside.All(own => own.RowKey != change.RowKey)), new RowChange.Put(AssetRows.Stamp(cloud)), .. alongside];
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

        var placed = after is not null && (before is null || !FolderPath.AreSame(before.Folder, after.Folder)) ? after.Folder : "";
        var applied = await ApplyAsync(cloud, changes, placed, cancellationToken);
        Forget(before);
        Forget(after);
        if (applied)
        {
            await TellAsync(cloud, note, [(after ?? before)!.AssetId]);
            duplicates.Announce(cloud, fingerprint);
        }

        return applied;
    }

    /// <summary>How many tags more an asset can have.</summary>
    internal static int RoomForTags(Asset asset) => Math.Max(0, MostLabelRows - LabelRows(asset));

    /// <summary>
    /// Gives an asset the name of another one, which ceases to be, in one transaction.
    /// </summary>
    /// <param name="alongside">What the removed asset owes.</param>
    /// <returns>False when one of them changed meanwhile; null when the two have too many listing rows for one transaction.</returns>
    public async Task<bool?> ReplaceAsync(
        Asset before, Asset after, Asset removed, IReadOnlyCollection<RowChange> alongside, CancellationToken cancellationToken)
    {
        after = after with { LastUpdated = LastUpdates.Of(before, after, time.GetUtcNow()) };
        List<RowChange> changes =
        [
            new RowChange.Delete(CatalogKeys.Asset(before.Key), before.RowETag, MustExist: true),
            new RowChange.Put(AssetRows.From(after.Cloud, CatalogKeys.Asset(after.Key), after), removed.RowETag),
            new RowChange.Put(AssetRows.Pointer(after.Cloud, CatalogKeys.Id(after.AssetId), CatalogKeys.Asset(after.Key))),
            new RowChange.Delete(CatalogKeys.Id(removed.AssetId)),
            feed.Debt(after),
            feed.Debt(removed),
            .. ListingChanges(before, after),
            .. ListingChanges(removed, null),
            .. await FingerprintAsync(before, after, null, cancellationToken),
            .. await FingerprintAsync(removed, null, null, cancellationToken),
            new RowChange.Put(AssetRows.Stamp(after.Cloud)),
            .. alongside,
        ];
        var note = await events.OfChangesAsync([(before, after), (removed, null)], cancellationToken);
        if (note is not null)
        {
            changes.Add(EventNotes.RowOf(note));
        }

        if (changes.Count > MostChanges)
        {
            return null;
        }

        var applied = await ApplyAsync(after.Cloud, changes, FolderPath.AreSame(before.Folder, after.Folder) ? "" : after.Folder, cancellationToken);
        Forget(before);
        Forget(after);
        if (applied)
        {
            await TellAsync(after.Cloud, note, [after.AssetId, removed.AssetId]);
            duplicates.Announce(after.Cloud, changes);
        }

        return applied;
    }

    /// <summary>Assets by row key in the order given; those that are gone by now are left out.</summary>
    internal async Task<IReadOnlyList<Asset>> FindRowsAsync(string cloud, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(keys.Select(key => FindRowAsync(cloud, key, cancellationToken)));
        return [.. found.OfType<Asset>()];
    }

    /// <param name="placed">The folder that an asset comes into; empty for none and for the root.</param>
    private async Task<bool> ApplyAsync(string cloud, List<RowChange> changes, string placed, CancellationToken cancellationToken)
    {
        for (; ; )
        {
            var (missing, anchor) = await folders.MissingAsync(cloud, placed, cancellationToken);
            if (changes.Count + missing.Count > MostChanges)
            {
                // So deep, or so many tags: then the folders go first, and stay should the rest fail.
                await folders.EnsureAsync(cloud, placed, cancellationToken);
                continue;
            }

            var made = missing.Select(folder => new RowChange.Insert(FolderRows.From(cloud, folder))).ToList();
            var conflict = await tables.ApplyAsync(CatalogKeys.Table, cloud, [.. changes, .. made], cancellationToken);
            if (made.Exists(folder => folder.RowKey == conflict))
            {
                continue;
            }

            // Between our look and our write the folder may have been deleted as an empty one; see DeleteFolder.
            if (conflict is null && anchor is not null)
            {
                await folders.EnsureAsync(cloud, anchor, CancellationToken.None);
            }

            return conflict is null;
        }
    }

    /// <summary>The changes of an asset and of what lists it, for a transaction of several assets.</summary>
    internal async Task<IEnumerable<RowChange>> ChangesOfAsync(Asset before, Asset after, CancellationToken cancellationToken)
        => [.. Changes(before, after with { LastUpdated = LastUpdates.Of(before, after, time.GetUtcNow()) }), .. await FingerprintAsync(before, after, null, cancellationToken)];

    /// <summary>After a transaction that was not written here.</summary>
    internal async Task ForgetAsync(string cloud, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var assets = await FindRowsAsync(cloud, keys, cancellationToken);
        foreach (var asset in assets)
        {
            Forget(asset);
        }

        await feed.OwedAsync(cloud, [.. assets.Select(asset => asset.AssetId)]);
    }

    private async Task TellAsync(string cloud, EventNote? note, IReadOnlyList<string> assetIds)
    {
        if (note is not null)
        {
            await events.AnnounceAsync(note);
        }

        await feed.OwedAsync(cloud, assetIds);
    }

    private static int LabelRows(Asset asset) => asset.Tags.Count + (2 * asset.Context.Count) + asset.Moderation.Length;

    private static void DemandFewLabels(Asset asset)
    {
        if (LabelRows(asset) > MostLabelRows)
        {
            throw DamException.Invalid(
                $"An asset can have at most {MostLabelRows} tags and context pairs, a pair counting twice: not {asset.Tags.Count} tags and {asset.Context.Count} pairs");
        }
    }

    /// <summary>What the change does to what tells how alike the asset is to others.</summary>
    private async Task<IReadOnlyList<RowChange>> FingerprintAsync(Asset? before, Asset? after, AnalysisResults? results, CancellationToken cancellationToken)
    {
        if (!FingerprintChanges.Concerns(before, after, results))
        {
            return [];
        }

        // Most results of the analysis say nothing new of it.
        if (results is not null && before is not null && after is not null && !FingerprintChanges.Concerns(before, after, null)
            && await tables.GetAsync(CatalogKeys.Table, after.Cloud, CatalogKeys.Fingerprint(after.AssetId), cancellationToken) is { } stored
            && FingerprintRows.Holds(stored, FingerprintRows.Of(after, results)))
        {
            return [];
        }

        if (after is null)
        {
            var pairs = await tables.FirstAsync(CatalogKeys.Table, before!.Cloud, RowRange.Prefix(CatalogKeys.PairsOf(before.AssetId)), 1, cancellationToken);
            return [.. FingerprintChanges.Of(before, null, null, pairs.Count > 0, time.GetUtcNow())];
        }

        // Brought back, or moved: what was found of this version is stored.
        var known = results is null && after.Analysis.Any(step => step.State == AnalysisState.Complete) ? await ResultsAsync(after, cancellationToken) : results;
        return [.. FingerprintChanges.Of(before, after, known, wasPaired: false, time.GetUtcNow())];
    }

    private IEnumerable<RowChange> Changes(Asset? before, Asset? after) => [.. AssetChanges(before, after), .. ListingChanges(before, after)];

    /// <summary>The asset's own rows, with what its change owes the search index.</summary>
    private IEnumerable<RowChange> AssetChanges(Asset? before, Asset? after)
    {
        yield return feed.Debt((after ?? before)!);
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
