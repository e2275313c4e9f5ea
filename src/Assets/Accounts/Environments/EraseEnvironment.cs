using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Search.Reconcile;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Accounts.Environments;

/// <summary>Erases what a deleted environment held, some of it at a time; then notes in its row that nothing is left.</summary>
internal sealed class EraseEnvironment(ITableStore tables, DeleteAsset delete, Outbox outbox, SearchFeed feed, ISearchIndex index, IndexStates states, EnvironmentStore store) : IBatchWork
{
    public const string WorkKind = "erase-environment";

    /// <summary>Each of what deleted assets left takes three rows of one transaction.</summary>
    private const int AtOnce = 33;

    /// <summary>What the catalog has beside assets and what is left of them; the rest goes with the assets, or when their debts are paid.</summary>
    private static readonly string[] Beside = [CatalogKeys.Keeping, CatalogKeys.GoneNames, CatalogKeys.AllFolders];

    public string Kind => WorkKind;

    public async Task<Batch> StepAsync(Batch batch, CancellationToken cancellationToken)
    {
        // A name that is in use again is that of the configured environment.
        if (!await store.IsRetiredAsync(batch.Cloud, cancellationToken))
        {
            return batch with { State = BatchState.Cancelled };
        }

        var erased = await EraseAssetsAsync(batch.Cloud, cancellationToken);
        if (erased == 0)
        {
            // Only when no asset leaves one any more.
            erased = await EraseGoneAsync(batch.Cloud, cancellationToken);
        }

        foreach (var rows in Beside.TakeWhile(_ => erased == 0))
        {
            erased = await EraseRowsAsync(CatalogKeys.Table, batch.Cloud, RowRange.Prefix(rows), cancellationToken);
        }

        foreach (var table in EnvironmentParts.Tables.TakeWhile(_ => erased == 0))
        {
            erased = await EraseRowsAsync(table, batch.Cloud, RowRange.All, cancellationToken);
        }

        if (erased > 0)
        {
            return batch with { Done = batch.Done + erased };
        }

        // An upload that was on its way may have come, or may come yet: then the next start erases what is left.
        if (await IsEmptyAsync(batch.Cloud, cancellationToken))
        {
            await index.ClearAsync(batch.Cloud, cancellationToken);
            await states.DeleteAsync(batch.Cloud, cancellationToken);
            await store.NoteErasedAsync(batch.Cloud, cancellationToken);
        }

        return batch with { State = BatchState.Done };
    }

    /// <summary>With their originals and all that was derived of them, which the outbox owes.</summary>
    private async Task<int> EraseAssetsAsync(string cloud, CancellationToken cancellationToken)
    {
        var page = await tables.QueryAsync(CatalogKeys.Table, cloud, RowRange.Prefix(RowKeys.Prefix("a")), AtOnce, null, cancellationToken);
        foreach (var row in page.Rows)
        {
            await delete.ExecuteAsync(Caller.System("accounts"), AssetRows.ToAsset(row).Key, cancellationToken);
        }

        return page.Rows.Count;
    }

    /// <summary>What deleted assets left, with the versions of them that were kept.</summary>
    private async Task<int> EraseGoneAsync(string cloud, CancellationToken cancellationToken)
    {
        var page = await tables.QueryAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.AllGone), AtOnce, null, cancellationToken);
        if (page.Rows.Count > 0)
        {
            List<Asset> assets = [.. page.Rows.Select(AssetRows.ToAsset)];
            List<OutboxEntry> owed = [.. assets.Select(asset => outbox.Entry(OutboxKind.EraseAsset, cloud, asset.AssetId, asset.VersionId))];
            List<RowChange> changes = [.. page.Rows.Select(row => new RowChange.Delete(row.RowKey)), .. owed.Select(entry => entry.Row), .. assets.Select(feed.Debt)];
            await tables.ApplyAsync(CatalogKeys.Table, cloud, changes, cancellationToken);
            outbox.Announce(owed);
            await feed.OwedAsync(cloud, [.. assets.Select(asset => asset.AssetId)]);
        }

        return page.Rows.Count;
    }

    private async Task<int> EraseRowsAsync(string table, string cloud, RowRange range, CancellationToken cancellationToken)
    {
        var page = await tables.QueryAsync(table, cloud, range, AtOnce, null, cancellationToken);
        if (page.Rows.Count > 0)
        {
            await tables.ApplyAsync(table, cloud, [.. page.Rows.Select(row => new RowChange.Delete(row.RowKey))], cancellationToken);
        }

        return page.Rows.Count;
    }

    private async Task<bool> IsEmptyAsync(string cloud, CancellationToken cancellationToken)
    {
        foreach (var rows in Beside.Concat([CatalogKeys.AllAssets, CatalogKeys.AllGone, CatalogKeys.Pendings]))
        {
            if ((await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(rows), 1, cancellationToken)).Count > 0)
            {
                return false;
            }
        }

        return true;
    }
}
