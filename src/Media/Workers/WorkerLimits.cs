using System.Globalization;

namespace ServerlessDam.Media.Workers;

/// <summary>Watches a busy worker from outside, where nothing it decodes can stop the watch.</summary>
internal sealed class WorkerLimits(TimeSpan time, long memoryInBytes, TimeProvider clock)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// What the worker must be stopped for, or null once <paramref name="reply"/> is there. Looks every 100 ms. Most replies come
    /// before the first look, and ending the wait for it throws nothing: an exception for each picture was a tenth of the app's time.
    /// </summary>
    public async Task<WorkerEnd?> WatchAsync(int processId, Task reply, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        while (await Task.WhenAny(reply, Task.Delay(Period, clock, stop.Token)) != reply)
        {
            if (cancellationToken.IsCancellationRequested)
                return WorkerEnd.Cancelled;
            if (clock.GetElapsedTime(started) >= time)
                return WorkerEnd.OverTime;
            if (ResidentBytes(processId) > memoryInBytes)
                return WorkerEnd.OverMemory;
        }
        await stop.CancelAsync();
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
