using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Accounts.Environments;

/// <summary>Erases what a deleted environment held, some of it at a time; then notes in its row that nothing is left.</summary>
internal sealed class EraseEnvironment(ITableStore tables, DeleteAsset delete, EnvironmentStore store) : IBatchWork
{
    public const string WorkKind = "erase-environment";

    private const int AtOnce = 50;

    public string Kind => WorkKind;

    public async Task<Batch> StepAsync(Batch batch, CancellationToken cancellationToken)
    {
        // A name that is in use again is that of the configured environment.
        if (!await store.IsRetiredAsync(batch.Cloud, cancellationToken))
        {
            return batch with { State = BatchState.Cancelled };
        }

        var erased = await EraseAssetsAsync(batch.Cloud, cancellationToken);
        foreach (var table in EnvironmentParts.Tables.TakeWhile(_ => erased == 0))
        {
            erased = await EraseRowsAsync(table, batch.Cloud, cancellationToken);
        }

        if (erased > 0)
        {
            return batch with { Done = batch.Done + erased };
        }

        await store.NoteErasedAsync(batch.Cloud, cancellationToken);
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

    private async Task<int> EraseRowsAsync(string table, string cloud, CancellationToken cancellationToken)
    {
        var page = await tables.QueryAsync(table, cloud, RowRange.All, AtOnce, null, cancellationToken);
        if (page.Rows.Count > 0)
        {
            await tables.ApplyAsync(table, cloud, [.. page.Rows.Select(row => new RowChange.Delete(row.RowKey))], cancellationToken);
        }

        return page.Rows.Count;
    }
}
