using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Workers;

/// <summary>Hands out places in the order that <see cref="WorkQueue"/> says, to what waits within its budget of pixels.</summary>
internal sealed class WorkerSlots
{
    /// <summary>Much of what waits is done by then.</summary>
    private static readonly TimeSpan _retryAfter = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly WorkerSlot[] _all;
    private readonly Queue<WorkerSlot> _idle = [];
    private readonly WorkQueue _queue;
    private readonly TaskCompletionSource _allBack = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closed;
    private int _out;

    /// <summary>All places are taken at first; each becomes free by its first <see cref="ReturnAsync"/>.</summary>
    public WorkerSlots(int count, WorkQueue queue, Func<WorkerSlot> create)
    {
        _all = [.. Enumerable.Range(0, count).Select(_ => create())];
        _queue = queue;
        _out = count;
    }

    public IReadOnlyList<WorkerSlot> All => _all;

    /// <param name="ticket">Given back with the place.</param>
    /// <exception cref="DamException">RateLimited: too much waits already. NotAvailable: closing.</exception>
    public async Task<WorkerSlot> TakeAsync(WorkTicket ticket, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_closed)
                throw Closing();
            if (!_queue.TryAdd(ticket))
                throw new DamException(ErrorKind.RateLimited, "Too many media requests are waiting. Try again later") { RetryAfter = _retryAfter };
            Serve();
        }

        await using var cancelled = cancellationToken.Register(() => GiveUp(ticket, cancellationToken));
        return await ticket.Turn.Task;
    }

    /// <param name="ticket">What the place was taken with; null for one that is free for the first time.</param>
    public async Task ReturnAsync(WorkerSlot slot, WorkTicket? ticket)
    {
        bool closed;
        lock (_lock)
        {
            closed = _closed;
            if (ticket is not null)
                _queue.End(ticket);
            if (!closed)
            {
                _out--;
                _idle.Enqueue(slot);
                Serve();
            }
        }

        if (!closed)
            return;
        await slot.ClearAsync();
        if (Interlocked.Decrement(ref _out) == 0)
            _allBack.TrySetResult();
    }

    /// <summary>Refuses new requests, stops idle workers and waits for the busy ones; when cancelled, those are stopped too.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        WorkerSlot[] idle;
        lock (_lock)
        {
            _closed = true;
            idle = [.. _idle];
            _idle.Clear();
            foreach (var ticket in _queue.Clear())
                ticket.Turn.TrySetException(Closing());
        }

        await Task.WhenAll(idle.Select(slot => slot.ClearAsync()));
        if (Volatile.Read(ref _out) == 0)
            return;
        try
        {
            await _allBack.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(_all.Select(slot => slot.ClearAsync()));
        }
    }

    private void Serve()
    {
        while (_idle.Count > 0 && _queue.Begin() is { } next)
        {
            _out++;
            next.Turn.SetResult(_idle.Dequeue());
        }
    }

    /// <summary>What has begun goes on: its worker is told by the same token.</summary>
    private void GiveUp(WorkTicket ticket, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_queue.Remove(ticket))
                ticket.Turn.TrySetCanceled(cancellationToken);
            // It may have been the one that those behind it waited for.
            Serve();
        }
    }

    private static DamException Closing() => new(ErrorKind.NotAvailable, "The media workers are stopping");
}
