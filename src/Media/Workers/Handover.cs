namespace ServerlessDam.Media.Workers;

/// <summary>
/// From the thread that reads requests to the one that works. Who waits sleeps at once: the collections of the runtime look again
/// for a while first, on a core that another worker computes on.
/// </summary>
internal sealed class Handover<T>
    where T : class
{
    private readonly Queue<T> _waiting = [];
    private readonly object _signal = new();

    public void Give(T item)
    {
        lock (_signal)
        {
            _waiting.Enqueue(item);
            Monitor.Pulse(_signal);
        }
    }

    /// <summary>Null when none came in time.</summary>
    public T? Take(TimeSpan patience)
    {
        lock (_signal)
        {
            while (_waiting.Count == 0)
            {
                if (!Monitor.Wait(_signal, patience))
                    return null;
            }

            return _waiting.Dequeue();
        }
    }
}
