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

    private readonly FingerprintWrites _fingerprints = new(tables, time);

    private readonly Relisting _relisting = new(tables);

    public async Task<Asset?> FindAsync(AssetKey key, CancellationToken cancellationToken)
        => await FindRowAsync(key.Cloud, CatalogKeys.Asset(key), cancellationToken);

    public async Task<Asset?> FindByIdAsync(string cloud, string assetId, CancellationToken cancellationToken)
    {
        var pointer = await tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.Id(assetId), cancellationToken);
        return pointer?.Text(CatalogKeys.Pointer) is { } key ? await FindRowAsync(cloud, key, cancellationToken) : null;
    }

    /// <summary>Whether it is still the version that it was read as. Where nothing has changed that is one point read.</summary>
    internal async Task<bool> IsCurrentAsync(Asset asset, CancellationToken cancellationToken)
        => (await tables.GetAsync(CatalogKeys.Table, asset.Cloud, CatalogKeys.Asset(asset.Key), cancellationToken) is { } row && row.ETag == asset.RowETag)
            || (await FindByIdAsync(asset.Cloud, asset.AssetId, cancellationToken))?.VersionId == asset.VersionId;

    /// <summary>What the analysis of the asset's current version found so far.</summary>
    public Task<AnalysisResults?> ResultsAsync(Asset asset, CancellationToken cancellationToken) => StoredResults.FindAsync(tables, asset, cancellationToken);

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
            LabelRows.DemandFew(after);
            after = after with { Listed = null, LastUpdated = LastUpdates.Of(before, after, time.GetUtcNow()) };
        }

        var cloud = (after ?? before ?? throw new ArgumentNullException(nameof(after))).Cloud;
        var fingerprint = await _fingerprints.ChangesAsync(before, after, results, cancellationToken);
        List<RowChange> rest = [.. fingerprint.Where(change => alongside.All(own => own.RowKey != change.RowKey)), new RowChange.Put(AssetRows.Stamp(cloud)), .. alongside];
        if (results is not null && after is not null)
        {
            rest.Add(new RowChange.Put(AssetRows.From(cloud, CatalogKeys.Results(after.AssetId), results)));
        }

        var note = await events.OfChangeAsync(before, after, cancellationToken);
        if (note is not null)
        {
            rest.Add(EventNotes.RowOf(note));
        }

        List<RowChange> changes = [.. Changes(before, after), .. rest];
        if (changes.Count > MostChanges && before is not null)
        {
            if (await _relisting.BeginAsync(before, after, cancellationToken) is not (var from, var to))
            {
                return false;
            }

            (before, after) = (from, to);
            changes = [.. Changes(before, after), .. rest];
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
            if (after?.Listed is not null)
            {
                await _relisting.EndAsync(after);
            }

            await TellAsync(cloud, note, [(after ?? before)!.AssetId]);
            duplicates.Announce(cloud, fingerprint);
        }

        return applied;
    }

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
            .. AssetChanges.Listings(before, after),
            .. AssetChanges.Listings(removed, null),
            .. await _fingerprints.ChangesAsync(before, after, null, cancellationToken),
            .. await _fingerprints.ChangesAsync(removed, null, null, cancellationToken),
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

    /// <summary>Assets that rows of a listing lead to, in their order; without those that are gone by now, and those that are only listed there; see <see cref="Relisting"/>.</summary>
    internal async Task<IReadOnlyList<Asset>> FindListedAsync(string cloud, IReadOnlyList<Row> rows, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(rows.Select(row => FindRowAsync(cloud, row.Text(CatalogKeys.Pointer)!, cancellationToken)));
        return [.. rows.Zip(found).Where(pair => pair.Second is { } asset && asset.Listed?.Contains(pair.First.RowKey) is not true).Select(pair => pair.Second!)];
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
        => [.. Changes(before, after with { LastUpdated = LastUpdates.Of(before, after, time.GetUtcNow()) }), .. await _fingerprints.ChangesAsync(before, after, null, cancellationToken)];

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

    /// <summary>The rows of the asset, with what their change owes the search index.</summary>
    private IEnumerable<RowChange> Changes(Asset? before, Asset? after) => [feed.Debt((after ?? before)!), .. AssetChanges.Own(before, after), .. AssetChanges.Listings(before, after)];

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
