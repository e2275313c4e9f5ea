using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Workers;

/// <summary>A place for one worker, which is replaced in it as often as needed.</summary>
internal sealed class WorkerSlot(StarterThread starter, MediaOptions options, TimeProvider clock, ILogger log)
{
    /// <summary>A file of the system is read for each look at a worker's memory, which small pictures do not change much.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private Worker? _worker;
    private long _looked;

    /// <summary>The worker of this place, started when there is none.</summary>
    /// <exception cref="DamException">NotAvailable: none can be started here.</exception>
    public async Task<Worker> WorkerAsync(CancellationToken cancellationToken)
    {
        if (_worker is { HasEnded: false })
            return _worker;
        await ClearAsync();
        try
        {
            return _worker = await Worker.StartAsync(starter, options, clock, log, cancellationToken);
        }
        // No dotnet, no assembly, no memory: whatever it is, it says nothing about the caller's file.
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or IOException)
        {
            Log.WorkerNotStarted(log, e);
            throw new DamException(ErrorKind.NotAvailable, "The media worker could not be started", e);
        }
    }

    /// <summary>Makes the place ready for its next request: a dead or bloated worker is replaced now, while nobody waits for it.</summary>
    /// <param name="cost">In pixels, of what the worker has just done.</param>
    public async Task RefreshAsync(long cost)
    {
        if (_worker is { HasEnded: false } worker)
        {
            if (cost < WorkCost.Photo / 2 && clock.GetElapsedTime(_looked) < BetweenLooks)
                return;
            _looked = clock.GetTimestamp();
            // Freed pixels do not all go back to the system, and the next large picture would end a worker that kept much.
            var kept = WorkerLimits.ResidentBytes(worker.ProcessId);
            if (kept <= options.MemoryLimitInBytes / 2)
                return;
            Log.WorkerRetired(log, worker.ProcessId, kept >> 20);
            await ClearAsync();
        }
        try
        {
            await WorkerAsync(CancellationToken.None);
        }
        catch (DamException)
        {
            // Logged; the next request tries again and gets the answer.
        }
    }

    public async Task ClearAsync()
    {
        var worker = Interlocked.Exchange(ref _worker, null);
        if (worker is not null)
            await worker.DisposeAsync();
    }
}
