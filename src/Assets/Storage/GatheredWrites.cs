namespace ServerlessDam.Assets.Storage;

/// <summary>Small batches of changes to one table, applied as few large ones, in their order; see <see cref="Gathering"/>.</summary>
internal sealed class GatheredWrites(ITableStore tables, string table)
{
    private readonly Lock _lock = new();
    private readonly Gathering _gathering = new();
    private List<Write> _waiting = [];
    private Task _last = Task.CompletedTask;

    /// <summary>Ends when it is written. Changes of one call are in one transaction, with those of other calls.</summary>
    /// <param name="changes">1 to 100, none with a condition.</param>
    public Task ApplyAsync(string partitionKey, IReadOnlyList<RowChange> changes)
    {
        var write = new Write(partitionKey, changes);
        bool isFirst, areMany;
        lock (_lock)
        {
            _waiting.Add(write);
            isFirst = _waiting.Count == 1;
            areMany = _waiting.Sum(each => each.Changes.Count) + changes.Count > RowLimits.MaxChanges;
        }

        if (isFirst)
        {
            _last = WriteAsync(_last);
        }

        if (areMany)
        {
            _gathering.Hurry();
        }

        return write.Done.Task;
    }

    /// <summary>Somebody waits for what was asked for so far.</summary>
    public void Hurry() => _gathering.Hurry();

    private async Task WriteAsync(Task before)
    {
        await _gathering.StartAsync();
        await before;
        List<Write> group;
        lock (_lock)
        {
            (group, _waiting) = (_waiting, []);
        }

        foreach (var partition in group.GroupBy(write => write.PartitionKey, StringComparer.Ordinal))
        {
            foreach (var batch in Batches(partition))
            {
                await WriteAsync(partition.Key, batch);
            }
        }
    }

    private async Task WriteAsync(string partitionKey, List<Write> batch)
    {
        try
        {
            if (await tables.ApplyAsync(table, partitionKey, [.. batch.SelectMany(write => write.Changes)], CancellationToken.None) is { } conflict)
            {
                throw new InvalidOperationException($"Gathered changes have no conditions, and that of {conflict} does not hold.");
            }

            batch.ForEach(write => write.Done.SetResult());
        }
#pragma warning disable CA1031 // Whatever it is, it is told to who asked for what it is about.
        catch (Exception e) when (batch is [var only])
        {
            only.Done.SetException(e);
        }
        catch (Exception)
        {
            // One of them may be at fault, and the others are not to suffer for it.
            foreach (var write in batch)
            {
                await WriteAsync(partitionKey, [write]);
            }
        }
#pragma warning restore CA1031
    }

    /// <summary>As many as a transaction takes, and no row twice in one.</summary>
    private static IEnumerable<List<Write>> Batches(IEnumerable<Write> writes)
    {
        var batch = new List<Write>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var write in writes)
        {
            if (keys.Count + write.Changes.Count > RowLimits.MaxChanges || write.Changes.Any(change => keys.Contains(change.RowKey)))
            {
                yield return batch;
                (batch, keys) = ([], new(StringComparer.Ordinal));
            }

            batch.Add(write);
            keys.UnionWith(write.Changes.Select(change => change.RowKey));
        }

        yield return batch;
    }

    private sealed record Write(string PartitionKey, IReadOnlyList<RowChange> Changes)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
