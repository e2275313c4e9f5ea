using System.Collections.Concurrent;

namespace ServerlessDam.Assets.Storage;

/// <summary>Work that goes on after its caller was answered; who reads what it leaves waits for it.</summary>
internal sealed class UnderWay<TKey>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Task> _tasks = new();

    public int Count => _tasks.Count;

    public void Add(TKey key, Task work)
    {
        _tasks[key] = work;
        _ = work.ContinueWith(done => _tasks.TryRemove(new(key, done)), TaskScheduler.Default);
    }

    /// <summary>Ends with the work of this key, as that ends; at once when there is none.</summary>
    public Task EndAsync(TKey key, CancellationToken cancellationToken)
        => _tasks.TryGetValue(key, out var work) ? work.WaitAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Ends with all work that is under way now, however that ends.</summary>
    /// <param name="concerns">Says which, by its key; null for all.</param>
    public async Task EndAllAsync(Func<TKey, bool>? concerns, CancellationToken cancellationToken)
    {
        if (!_tasks.IsEmpty)
        {
            await Task.WhenAll(_tasks.Where(pair => concerns is null || concerns(pair.Key)).Select(pair => pair.Value)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
