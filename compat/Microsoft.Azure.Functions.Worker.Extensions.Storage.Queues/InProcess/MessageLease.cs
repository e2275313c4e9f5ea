using ServerlessDam.Triggers;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>Keeps a message hidden while its function runs, and cancels the function when that fails: somebody else has it then.</summary>
internal sealed class MessageLease : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _token;
    private readonly Task<QueueDelivery?> _renewing;

    public MessageLease(
        Function function, ITriggerQueue messages, QueueDelivery delivery, ListenerServices services, CancellationToken running)
    {
        _token = CancellationTokenSource.CreateLinkedTokenSource(running);
        _renewing = RenewAsync(function, messages, delivery, services);
    }

    /// <summary>Ends when the lease is lost or the host can wait no longer.</summary>
    public CancellationToken Token => _token.Token;

    /// <summary>Stops renewing. The message with the receipt that is good now; null when the lease was lost.</summary>
    public async Task<QueueDelivery?> EndAsync()
    {
        await _ended.CancelAsync();
        return await _renewing;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _ended.Dispose();
        _token.Dispose();
    }

    private async Task<QueueDelivery?> RenewAsync(
        Function function, ITriggerQueue messages, QueueDelivery delivery, ListenerServices services)
    {
        // A third leaves room for a second try within the lease.
        var lease = services.Settings.QueueLease;
        using var timer = new PeriodicTimer(lease / 3, services.Time);
        while (await NextAsync(timer))
        {
            try
            {
                // Not cancelled halfway: the receipt that it brings is the only good one.
                if (await messages.RenewAsync(delivery, lease, CancellationToken.None) is not { } renewed)
                {
                    await _token.CancelAsync();
                    return null;
                }

                delivery = renewed;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.StorageFailed(services.Logger, function.Name, lease / 3, e);
            }
        }

        return delivery;
    }

    private async ValueTask<bool> NextAsync(PeriodicTimer timer)
    {
        try
        {
            return await timer.WaitForNextTickAsync(_ended.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
