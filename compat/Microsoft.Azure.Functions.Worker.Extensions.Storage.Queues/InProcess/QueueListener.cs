using ServerlessDam.Triggers;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>Takes messages as long as places are free, at most host.json's <c>batchSize</c> at a time.</summary>
internal sealed class QueueListener(Function function, string queue, ITriggerQueue messages, ListenerServices services) : IListener
{
    public async Task ListenAsync(CancellationToken accepting, CancellationToken running)
    {
        var work = new RunningWork(function, services.Logger);
        try
        {
            await ReceiveAsync(work, accepting, running);
        }
        catch (OperationCanceledException) when (accepting.IsCancellationRequested)
        {
        }
        finally
        {
            await work.EndAsync();
        }
    }

    private async Task ReceiveAsync(RunningWork work, CancellationToken accepting, CancellationToken running)
    {
        var places = new SemaphoreSlim(services.Settings.QueueBatchSize);
        var patience = new Patience(function, services);
        while (true)
        {
            await places.WaitAsync(accepting);
            try
            {
                var delivery = await messages.ReceiveAsync(queue, services.Settings.QueueLease, accepting);
                patience.Reset();
                work.Start(() => HandleAsync(delivery, places, running));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                places.Release();
                await patience.WaitAsync(e, accepting);
            }
        }
    }

    private async Task HandleAsync(QueueDelivery delivery, SemaphoreSlim places, CancellationToken running)
    {
        try
        {
            await new MessageRun(function, messages, services).RunAsync(delivery, running);
        }
        finally
        {
            places.Release();
        }
    }
}
