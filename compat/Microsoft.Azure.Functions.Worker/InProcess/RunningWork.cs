using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>What a listener has started and must see end before it ends itself.</summary>
internal sealed class RunningWork(Function function, ILogger logger)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The listener counts for one until it asks for the end.
    private int _open = 1;

    public void Start(Func<Task> work)
    {
        Interlocked.Increment(ref _open);
        _ = RunAsync(work);
    }

    /// <summary>Completes once all that was started has ended. Nothing may be started after.</summary>
    public Task EndAsync()
    {
        Leave();
        return _ended.Task;
    }

    private async Task RunAsync(Func<Task> work)
    {
        try
        {
            await Task.Run(work);
        }
        catch (OperationCanceledException)
        {
            // The host is stopping; what was not acknowledged comes again.
        }
#pragma warning disable CA1031 // Nobody awaits this; unlogged, it would be lost.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.WorkFailed(logger, function.Name, e);
        }
        finally
        {
            Leave();
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _open) == 0) _ended.SetResult();
    }
}
