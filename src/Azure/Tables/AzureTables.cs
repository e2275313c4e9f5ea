using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Azure.Tables;

/// <summary>Tables of an Azure Storage account. A table is made when the first write finds it missing; until then it reads as empty.</summary>
internal sealed class AzureTables(TableServiceClient service, IdGenerator ids) : ITableStore
{
    public async Task<Row?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        var client = Table(table);
        RowLimits.CheckKey(partitionKey);
        RowLimits.CheckKey(rowKey);
        var found = await client.GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey, select: null, cancellationToken)
            .OrDamException(cancellationToken);
        return found is { HasValue: true, Value: { } entity } ? RowEntity.Read(entity) : null;
    }

    public Task<string?> ApplyAsync(string table, string partitionKey, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        var client = Table(table);
        RowLimits.CheckBatch(partitionKey, changes);
        return new TableWrite(client, partitionKey, ids.Hex32()).ApplyAsync(changes, cancellationToken).OrDamException(cancellationToken);
    }

    public Task<RowPage> QueryAsync(
        string table, string partitionKey, RowRange range, int take, string? continuation, CancellationToken cancellationToken)
    {
        var client = Table(table);
        RowLimits.CheckKey(partitionKey);
        RowLimits.CheckTake(take);
        return new TableScan(client, partitionKey, range).PageAsync(take, continuation, cancellationToken).OrDamException(cancellationToken);
    }

    public async IAsyncEnumerable<string> PartitionsAsync(string table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A seek for each partition: their rows between are not read.
        var client = Table(table);
        string? last = null;
        while (await TableScan.NextPartitionAsync(client, last, cancellationToken).OrDamException(cancellationToken) is { } next)
        {
            yield return next;
            last = next;
        }
    }

    private TableClient Table(string name)
    {
        RowLimits.CheckTable(name);
        return service.GetTableClient(name);
    }
}
