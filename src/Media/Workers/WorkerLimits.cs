using System.Globalization;

namespace ServerlessDam.Media.Workers;

/// <summary>Watches a busy worker from outside, where nothing it decodes can stop the watch.</summary>
internal sealed class WorkerLimits(TimeSpan time, long memoryInBytes, TimeProvider clock)
{
    private readonly Beat _looks = new(TimeSpan.FromMilliseconds(100), clock);

    /// <summary>
    /// What the worker must be stopped for, or null once <paramref name="reply"/> is there. Looks every 100 ms; most replies come
    /// before the first look.
    /// </summary>
    public async Task<WorkerEnd?> WatchAsync(int processId, Task reply, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.UnsafeRegister(_ => cancelled.TrySetResult(), null);
        while (await Task.WhenAny(reply, _looks.Next, cancelled.Task) != reply)
        {
            if (cancellationToken.IsCancellationRequested)
                return WorkerEnd.Cancelled;
            if (clock.GetElapsedTime(started) >= time)
                return WorkerEnd.OverTime;
            if (ResidentBytes(processId) > memoryInBytes)
                return WorkerEnd.OverMemory;
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
