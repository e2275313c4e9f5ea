using System.Collections.Concurrent;

namespace ServerlessDam.Triggers;

/// <summary>Wakes those who wait for a message of a queue. Take the signal, look, then wait: nothing falls between.</summary>
public sealed class QueueSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _next = new(StringComparer.Ordinal);

    /// <summary>Ends with the next <see cref="Raise"/>.</summary>
    public Task Next(string queue) => _next.GetOrAdd(queue, _ => New()).Task;

    public void Raise(string queue)
    {
        if (_next.TryRemove(queue, out var signal))
        {
            signal.SetResult();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
