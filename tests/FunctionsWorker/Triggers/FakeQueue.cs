using System.Threading.Channels;
using ServerlessDam.Triggers;

namespace Microsoft.Azure.Functions.Worker.Tests.Triggers;

/// <summary>Queues in memory that note what the host does with a message. A released one is visible again at once.</summary>
internal sealed class FakeQueue : ITriggerQueue
{
    private readonly Channel<QueueDelivery> _visible = Channel.CreateUnbounded<QueueDelivery>();
    private readonly Channel<string> _acts = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _receiveCancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _receipts;

    /// <summary>Thrown by the next receive, once.</summary>
    public Exception? Trouble { get; set; }

    /// <summary>Whether leases are lost when they are to be renewed.</summary>
    public bool LosesLeases { get; set; }

    /// <summary>Completes once the host has stopped asking for messages.</summary>
    public Task ReceiveCancelled => _receiveCancelled.Task;

    /// <summary>Released each time the host asks for a message, as soon as it waits for one.</summary>
    public SemaphoreSlim Asked { get; } = new(0);

    public void Add(string body, int dequeueCount = 0)
        => _visible.Writer.TryWrite(new("jobs", "m1", "", body, dequeueCount, DateTimeOffset.UnixEpoch));

    /// <summary>What the host did next: <c>complete m1</c>, <c>release m1 after 00:00:10</c>, <c>poison m1</c> …</summary>
    public async Task<string> NextActAsync()
        => await _acts.Reader.ReadAsync(RunningApp.Token).AsTask().WaitAsync(TimeSpan.FromSeconds(20), RunningApp.Token);

    public bool HasNoMoreActs => !_acts.Reader.TryPeek(out _);

    public async Task<QueueDelivery> ReceiveAsync(string queue, TimeSpan lease, CancellationToken cancellationToken)
    {
        if (Trouble is { } trouble)
        {
            Trouble = null;
            throw trouble;
        }

        Asked.Release();
        QueueDelivery message;
        try
        {
            message = await _visible.Reader.ReadAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _receiveCancelled.TrySetResult();
            throw;
        }

        return message with { Queue = queue, Receipt = NewReceipt(), DequeueCount = message.DequeueCount + 1 };
    }

    public Task<QueueDelivery?> RenewAsync(QueueDelivery delivery, TimeSpan lease, CancellationToken cancellationToken)
    {
        Note($"renew {delivery.Receipt} for {lease}");
        return Task.FromResult(LosesLeases ? null : delivery with { Receipt = NewReceipt() });
    }

    public Task<bool> CompleteAsync(QueueDelivery delivery, CancellationToken cancellationToken)
        => Note($"complete {delivery.Receipt}");

    public Task<bool> ReleaseAsync(QueueDelivery delivery, TimeSpan delay, CancellationToken cancellationToken)
    {
        // Before it is visible: who waits for it may be done with it at once.
        var released = Note($"release {delivery.Receipt} after {delay}");
        _visible.Writer.TryWrite(delivery);
        return released;
    }

    public Task<bool> PoisonAsync(QueueDelivery delivery, CancellationToken cancellationToken)
        => Note($"poison {delivery.Receipt}");

    public Task EnqueueAsync(string queue, string body, CancellationToken cancellationToken) => Note($"{queue}: {body}");

    private string NewReceipt() => $"r{Interlocked.Increment(ref _receipts)}";

    private Task<bool> Note(string act)
    {
        _acts.Writer.TryWrite(act);
        return Task.FromResult(true);
    }
}
