using System.Globalization;

namespace ServerlessDam.Media.Workers;

/// <summary>Watches a busy worker from outside, where nothing it decodes can stop the watch.</summary>
internal sealed class WorkerLimits(TimeSpan time, long memoryInBytes, TimeProvider clock)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// What the worker must be stopped for, or null once <paramref name="replied"/> is cancelled. Looks every 100 ms.
    /// </summary>
    public async Task<WorkerEnd?> WatchAsync(int processId, CancellationToken replied, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(replied, cancellationToken);
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(either.Token))
            {
                if (clock.GetElapsedTime(started) >= time)
                    return WorkerEnd.OverTime;
                if (ResidentBytes(processId) > memoryInBytes)
                    return WorkerEnd.OverMemory;
            }
        }
        catch (OperationCanceledException) when (replied.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            return WorkerEnd.Cancelled;
        }
        return null;
    }

    /// <summary>Resident memory (VmRSS of proc(5)); 0 where there is no such process or no <c>/proc</c>.</summary>
    public static long ResidentBytes(int processId)
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{processId}/status"))
            {
                if (line.StartsWith("VmRSS:", StringComparison.Ordinal))
                    return long.Parse(line.AsSpan(6, line.Length - 8).Trim(), NumberStyles.None, CultureInfo.InvariantCulture) * 1024;
            }
        }
        catch (IOException)
        {
            // It ended between two looks: its reply, or the lack of one, says so.
        }
        return 0;
    }
}
