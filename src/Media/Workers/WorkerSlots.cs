using System.Threading.Channels;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Workers;

/// <summary>Hands out places first come, first served, to a bounded number of waiters.</summary>
internal sealed class WorkerSlots
{
    private readonly Channel<WorkerSlot> _idle = Channel.CreateUnbounded<WorkerSlot>();
    private readonly WorkerSlot[] _all;
    private readonly int _maxWaiting;
    private readonly TaskCompletionSource _allBack = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _waiting;
    private int _out;

    /// <summary>All places are taken at first; each becomes free by its first <see cref="Return"/>.</summary>
    public WorkerSlots(int count, int maxWaiting, Func<WorkerSlot> create)
    {
        _all = [.. Enumerable.Range(0, count).Select(_ => create())];
        _maxWaiting = maxWaiting;
        _out = count;
    }

    public IReadOnlyList<WorkerSlot> All => _all;

    /// <exception cref="DamException">RateLimited: too many wait already. NotAvailable: closing.</exception>
    public async Task<WorkerSlot> TakeAsync(CancellationToken cancellationToken)
    {
        if (!_idle.Reader.TryRead(out var slot))
            slot = await WaitAsync(cancellationToken);
        Interlocked.Increment(ref _out);
        return slot;
    }

    public async Task ReturnAsync(WorkerSlot slot)
    {
        if (!_idle.Writer.TryWrite(slot))
            await slot.ClearAsync();
        if (Interlocked.Decrement(ref _out) == 0 && _idle.Reader.Completion.IsCompleted)
            _allBack.TrySetResult();
    }

    /// <summary>Refuses new requests, stops idle workers and waits for the busy ones; when cancelled, those are stopped too.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        _idle.Writer.TryComplete();
        while (_idle.Reader.TryRead(out var slot))
            await slot.ClearAsync();
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

    private async Task<WorkerSlot> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > _maxWaiting)
                throw new DamException(ErrorKind.RateLimited, $"Too many media requests are waiting ({_maxWaiting}). Try again later");
            return await _idle.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new DamException(ErrorKind.NotAvailable, "The media workers are stopping");
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
