using System.Globalization;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Azure.Tests.Running;

/// <summary>Rows in memory, for what keeps rows but is not about tables.</summary>
internal sealed class MemoryTables : ITableStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Table, string Partition), SortedDictionary<string, Row>> _rows = [];
    private int _etags;

    /// <summary>How often a single row and how often a page was asked for.</summary>
    public (int Rows, int Pages) Asked { get; private set; }

    public Task<Row?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Asked = (Asked.Rows + 1, Asked.Pages);
            return Task.FromResult(Of(table, partitionKey).GetValueOrDefault(rowKey));
        }
    }

    public Task<string?> ApplyAsync(string table, string partitionKey, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var rows = Of(table, partitionKey);
            if (changes.FirstOrDefault(change => !Holds(change, rows.GetValueOrDefault(change.RowKey))) is { } conflict)
            {
                return Task.FromResult<string?>(conflict.RowKey);
            }

            foreach (var change in changes)
            {
                var row = (change as RowChange.Insert)?.Row ?? (change as RowChange.Put)?.Row;
                rows.Remove(change.RowKey);
                if (row is not null)
                {
                    rows[row.RowKey] = row with { ETag = (++_etags).ToString(CultureInfo.InvariantCulture) };
                }
            }

            return Task.FromResult<string?>(null);
        }
    }

    public Task<RowPage> QueryAsync(string table, string partitionKey, RowRange range, int take, string? continuation, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Asked = (Asked.Rows, Asked.Pages + 1);
            var rows = Of(table, partitionKey).Values
                .SkipWhile(row => string.CompareOrdinal(row.RowKey, range.From) < 0 || (continuation is not null && string.CompareOrdinal(row.RowKey, continuation) <= 0))
                .TakeWhile(row => range.To is null || string.CompareOrdinal(row.RowKey, range.To) < 0)
                .Take(take + 1).ToList();
            return Task.FromResult(new RowPage([.. rows.Take(take)], rows.Count > take ? rows[take - 1].RowKey : null));
        }
    }

    public async IAsyncEnumerable<string> PartitionsAsync(string table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<string> partitions;
        lock (_lock)
        {
            partitions = [.. _rows.Where(rows => rows.Key.Table == table && rows.Value.Count > 0).Select(rows => rows.Key.Partition).Order(StringComparer.Ordinal)];
        }

        foreach (var partition in partitions)
        {
            await Task.CompletedTask;
            yield return partition;
        }
    }

    private SortedDictionary<string, Row> Of(string table, string partition)
    {
        if (!_rows.TryGetValue((table, partition), out var rows))
        {
            _rows[(table, partition)] = rows = new(StringComparer.Ordinal);
        }

        return rows;
    }

    private static bool Holds(RowChange change, Row? stored) => change switch
    {
        RowChange.Insert => stored is null,
        RowChange.Put put => put.IfMatch is null || put.IfMatch == stored?.ETag,
        RowChange.Delete delete => stored is null ? !delete.MustExist && delete.IfMatch is null : delete.IfMatch is null || delete.IfMatch == stored.ETag,
        _ => false,
    };
}
