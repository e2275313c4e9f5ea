using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Jobs;

/// <summary>The batches of every cloud: beginning one, seeing how far it is, ending it early.</summary>
public sealed class Batches(ITableStore tables, IMessageQueue queue, IdGenerator ids, TimeProvider time)
{
    /// <summary>A batch without progress for this long has lost its message, or the process that was at it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>What begins in the same transaction is the caller's affair: a batch is written on its own, then its message is sent.</summary>
    /// <param name="arguments">See <see cref="Batch.Arguments"/>.</param>
    public Task<Batch> StartAsync(string cloud, string kind, string arguments, long? total, CancellationToken cancellationToken)
        => StartAsync(cloud, ids.Hex32(), kind, arguments, total, cancellationToken);

    /// <summary>As the other, under an id that something was kept by before. One that was begun under it gets another message.</summary>
    public async Task<Batch> StartAsync(string cloud, string id, string kind, string arguments, long? total, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var batch = new Batch { Id = id, Cloud = cloud, Kind = kind, Arguments = arguments, CreatedAt = now, UpdatedAt = now, Total = total, Occasion = Notifications.Occasion.Current };
        await tables.ApplyAsync(BatchRows.Table, cloud, [new RowChange.Insert(BatchRows.From(batch)), new RowChange.Insert(BatchRows.RunningRow(batch))], cancellationToken);
        await SendAsync(cloud, batch.Id, TimeSpan.Zero, cancellationToken);
        return batch;
    }

    public async Task<Batch?> FindAsync(string cloud, string id, CancellationToken cancellationToken)
        => await tables.GetAsync(BatchRows.Table, cloud, BatchRows.Key(id), cancellationToken) is { } row ? BatchRows.ToBatch(row) : null;

    /// <summary>Those of a kind that have not ended, of the first thousand of the cloud.</summary>
    internal async Task<IReadOnlyList<Batch>> RunningAsync(string cloud, string kind, CancellationToken cancellationToken)
    {
        var rows = await tables.FirstAsync(BatchRows.Table, cloud, RowRange.Prefix(BatchRows.Running), 1000, cancellationToken);
        var batches = await Task.WhenAll(rows.Select(row => FindAsync(cloud, BatchRows.IdOf(row), cancellationToken)));
        return [.. batches.OfType<Batch>().Where(batch => batch.State == BatchState.Running && batch.Kind == kind)];
    }

    /// <summary>Ends a batch before its next step; one that has ended stays as it is. Null when there is none.</summary>
    public async Task<Batch?> CancelAsync(string cloud, string id, CancellationToken cancellationToken)
    {
        while (await FindAsync(cloud, id, cancellationToken) is { } batch)
        {
            if (batch.State != BatchState.Running)
            {
                return batch;
            }

            var cancelled = batch with { State = BatchState.Cancelled };
            if (await WriteAsync(cancelled, cancellationToken))
            {
                return cancelled;
            }
        }

        return null;
    }

    /// <summary>Sends the message again of every batch that has stood still; how many those were.</summary>
    public async Task<int> ResumeAsync(CancellationToken cancellationToken)
    {
        var resumed = 0;
        await foreach (var cloud in tables.PartitionsAsync(BatchRows.Table, cancellationToken))
        {
            var running = await tables.QueryAsync(BatchRows.Table, cloud, RowRange.Prefix(BatchRows.Running), 1000, null, cancellationToken);
            foreach (var id in running.Rows.Select(BatchRows.IdOf))
            {
                if (await FindAsync(cloud, id, cancellationToken) is { State: BatchState.Running } batch && batch.UpdatedAt < time.GetUtcNow() - Patience)
                {
                    await SendAsync(cloud, id, TimeSpan.Zero, cancellationToken);
                    resumed++;
                }
            }
        }

        return resumed;
    }

    /// <returns>False when it changed meanwhile.</returns>
    internal async Task<bool> WriteAsync(Batch batch, CancellationToken cancellationToken)
    {
        List<RowChange> changes = [new RowChange.Put(BatchRows.From(batch with { UpdatedAt = time.GetUtcNow() }), batch.RowETag)];
        if (batch.State != BatchState.Running)
        {
            changes.Add(new RowChange.Delete(BatchRows.RunningKey(batch.Id)));
        }

        return await tables.ApplyAsync(BatchRows.Table, batch.Cloud, changes, cancellationToken) is null;
    }

    internal Task SendAsync(string cloud, string id, TimeSpan delay, CancellationToken cancellationToken)
        => queue.EnqueueAsync(Job.Queue, new Job(RunBatch.JobKind, cloud, id).ToJson(), delay, cancellationToken);
}
