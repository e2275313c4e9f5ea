using System.Runtime.CompilerServices;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Moving;

/// <summary>Makes a table of the target equal to the source's; a row that is equal already is not written.</summary>
internal sealed class RowCopy(ITableStore source, ITableStore target)
{
    private const int AtOnce = 4;

    /// <summary>What a table takes in one transaction.</summary>
    private const int MostChanges = 100;

    /// <summary>A quarter of what a batch may have: on its way a value may take three times its size.</summary>
    private const int MostBatchBytes = 1 << 20;

    private long _copied;
    private long _removed;

    public async Task<Written> ExecuteAsync(string table, StageProgress progress, CancellationToken cancellationToken)
    {
        (_copied, _removed) = (0, 0);
        var partitions = source.PartitionsAsync(table, cancellationToken)
            .JoinAsync(key => key, target.PartitionsAsync(table, cancellationToken), key => key, cancellationToken);
        await foreach (var partition in partitions)
        {
            await Parallel.ForEachAsync(
                BatchesAsync(table, partition.Key, progress, cancellationToken),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (changes, token) => await ApplyAsync(table, partition.Key, changes, token));
        }

        return new(_copied, _removed);
    }

    private async IAsyncEnumerable<IReadOnlyList<RowChange>> BatchesAsync(
        string table, string partition, StageProgress progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (batch, sizeInBytes) = (new List<RowChange>(), 0);
        var rows = source.RowsAsync(table, partition, cancellationToken)
            .JoinAsync(row => row.RowKey, target.RowsAsync(table, partition, cancellationToken), row => row.RowKey, cancellationToken);
        await foreach (var (key, wanted, stored) in rows)
        {
            if (wanted is not null)
            {
                progress.Add();
                if (stored is not null && RowValues.AreEqual(wanted, stored))
                {
                    continue;
                }
            }

            var size = wanted is null ? 0 : RowValues.SizeOf(wanted);
            if (batch.Count == MostChanges || (batch.Count > 0 && sizeInBytes + size > MostBatchBytes))
            {
                yield return batch;
                (batch, sizeInBytes) = ([], 0);
            }

            batch.Add(wanted is null ? new RowChange.Delete(key) : new RowChange.Put(wanted with { ETag = null }));
            sizeInBytes += size;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private async Task ApplyAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        await target.ApplyAsync(table, partition, changes, cancellationToken);
        var removed = changes.Count(change => change is RowChange.Delete);
        Interlocked.Add(ref _removed, removed);
        Interlocked.Add(ref _copied, changes.Count - removed);
    }
}
