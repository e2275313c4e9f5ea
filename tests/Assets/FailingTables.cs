using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests;

/// <summary>Tables that die when told to; see <see cref="Faults"/>.</summary>
internal sealed class FailingTables(ITableStore tables, Faults faults) : ITableStore
{
    public Task<Row?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
        => faults.ThroughAsync(() => tables.GetAsync(table, partitionKey, rowKey, cancellationToken));

    public Task<string?> ApplyAsync(string table, string partitionKey, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
        => faults.ThroughAsync(() => tables.ApplyAsync(table, partitionKey, changes, cancellationToken));

    public Task<RowPage> QueryAsync(string table, string partitionKey, RowRange range, int take, string? continuation, CancellationToken cancellationToken)
        => faults.ThroughAsync(() => tables.QueryAsync(table, partitionKey, range, take, continuation, cancellationToken));

    public IAsyncEnumerable<string> PartitionsAsync(string table, CancellationToken cancellationToken) => tables.PartitionsAsync(table, cancellationToken);
}
