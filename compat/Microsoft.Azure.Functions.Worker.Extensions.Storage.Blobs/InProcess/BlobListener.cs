using System.Collections.Concurrent;
using ServerlessDam.Triggers;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>
/// Runs the function for each content that it has no receipt for. All blob functions together run at most host.json's
/// <c>maxDegreeOfParallelism</c> at a time; a blob that waits for its next try takes none of these places.
/// </summary>
internal sealed class BlobListener(
    Function function, BlobPattern pattern, IBlobArrivals arrivals, BlobFate fate, ListenerServices services) : IListener
{
    private readonly ConcurrentDictionary<BlobArrival, byte> _inHand = new();
    private readonly SemaphoreSlim _places = services.Slots("blobs", services.Settings.BlobParallelism);

    public async Task ListenAsync(CancellationToken accepting, CancellationToken running)
    {
        var work = new RunningWork(function, services.Logger);
        try
        {
            await WatchAsync(work, accepting, running);
        }
        catch (OperationCanceledException) when (accepting.IsCancellationRequested)
        {
        }
        finally
        {
            await work.EndAsync();
        }
    }

    private async Task WatchAsync(RunningWork work, CancellationToken accepting, CancellationToken running)
    {
        for (var patience = new Patience(function, services); ; accepting.ThrowIfCancellationRequested())
        {
            try
            {
                await foreach (var blob in arrivals.WatchAsync(pattern.Container, accepting))
                {
                    await TakeAsync(blob, work, accepting, running);
                    patience.Reset();
                }

                throw new InvalidOperationException($"The watch of container '{pattern.Container}' ended.");
            }
            catch (Exception e) when (!accepting.IsCancellationRequested)
            {
                await patience.WaitAsync(e, accepting);
            }
        }
    }

    private async Task TakeAsync(BlobArrival blob, RunningWork work, CancellationToken accepting, CancellationToken running)
    {
        // In hand first, receipt second: the other way round a blob that ends in between would run twice.
        if (pattern.Match(blob.Name) is null && pattern.Parameter is not null || !_inHand.TryAdd(blob, 0)) return;

        var isStarted = false;
        try
        {
            if (await fate.IsDecidedAsync(blob, accepting)) return;

            await _places.WaitAsync(accepting);
            isStarted = true;
            work.Start(() => HandleAsync(blob, accepting, running));
        }
        finally
        {
            if (!isStarted) _inHand.TryRemove(blob, out _);
        }
    }

    /// <summary>Comes with a place taken.</summary>
    private async Task HandleAsync(BlobArrival blob, CancellationToken accepting, CancellationToken running)
    {
        try
        {
            for (var attempt = 1; !await RunAsync(blob, running); attempt++)
            {
                if (attempt == BlobFate.Tries)
                {
                    await fate.GiveUpAsync(blob, running);
                    return;
                }

                await Task.Delay(BlobFate.DelayAfter(attempt), services.Time, accepting);
                await _places.WaitAsync(accepting);
            }

            await fate.AcknowledgeAsync(blob, running);
        }
        finally
        {
            _inHand.TryRemove(blob, out _);
        }
    }

    /// <summary>False when the function failed. Gives the place back.</summary>
    private async Task<bool> RunAsync(BlobArrival blob, CancellationToken running)
    {
        try
        {
            var address = arrivals.AddressOf(blob.Container, blob.Name);
            var data = BlobBinding.Data(pattern, blob.Container, blob.Name, address);
            await services.Runner.RunAsync(function, address, data, null, running);
            return true;
        }
        catch (Exception e) when (!running.IsCancellationRequested)
        {
            Log.FunctionFailed(services.Logger, function.Name, e);
            return false;
        }
        finally
        {
            _places.Release();
        }
    }
}
