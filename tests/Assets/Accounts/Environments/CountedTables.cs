using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests.Accounts.Environments;

/// <summary>Counts what is read, and does not answer when told so.</summary>
internal sealed class CountedTables(ITableStore tables) : ITableStore
{
    public int Reads { get; set; }

    public bool IsDown { get; set; }

    /// <summary>Rows are not answered before it ends.</summary>
    public Task Answering { get; set; } = Task.CompletedTask;

    public async Task<Row?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        Count();
        await Answering;
        return await tables.GetAsync(table, partitionKey, rowKey, cancellationToken);
    }

    public Task<string?> ApplyAsync(string table, string partitionKey, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
        => tables.ApplyAsync(table, partitionKey, changes, cancellationToken);

    public Task<RowPage> QueryAsync(string table, string partitionKey, RowRange range, int take, string? continuation, CancellationToken cancellationToken)
    {
        Count();
        return tables.QueryAsync(table, partitionKey, range, take, continuation, cancellationToken);
    }

    public IAsyncEnumerable<string> PartitionsAsync(string table, CancellationToken cancellationToken) => tables.PartitionsAsync(table, cancellationToken);

    private void Count()
    {
        Reads++;
        if (IsDown)
        {
            throw new DamException(ErrorKind.TryLater, "The storage does not answer");
        }
    }
}
