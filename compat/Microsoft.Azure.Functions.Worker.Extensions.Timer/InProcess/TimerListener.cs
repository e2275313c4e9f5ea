namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>
/// Runs a function by the clock, one run after the other. When a run takes so long that others come due meanwhile, one run follows
/// at once for all of them, past due.
/// </summary>
internal sealed class TimerListener(
    Function function, TimerSchedule schedule, RetryPolicy? retry, bool runOnStartup, ListenerServices services) : IListener
{
    // Timers of the system take no more than some 49 days; a day also follows a clock that is set.
    private static readonly TimeSpan LongestNap = TimeSpan.FromDays(1);

    private DateTime _lastDue;

    private DateTimeOffset Now => services.Time.GetUtcNow();

    public async Task ListenAsync(CancellationToken accepting, CancellationToken running)
    {
        var from = Now;
        if (runOnStartup) await RunAsync(from, isPastDue: false, accepting, running);

        while (true)
        {
            var due = schedule.After(from);
            var isPastDue = due < Now;
            await SleepUntilAsync(due, accepting);
            from = isPastDue ? Now : due;
            await RunAsync(from, isPastDue, accepting, running);
        }
    }

    private async Task SleepUntilAsync(DateTimeOffset due, CancellationToken accepting)
    {
        accepting.ThrowIfCancellationRequested();
        for (TimeSpan left; (left = due - Now) > TimeSpan.Zero;)
            await Task.Delay(left < LongestNap ? left : LongestNap, services.Time, accepting);
    }

    private async Task RunAsync(DateTimeOffset due, bool isPastDue, CancellationToken accepting, CancellationToken running)
    {
        for (var failures = 0; !await TryAsync(due, isPastDue, failures, running);)
        {
            failures++;
            if (retry?.Allows(failures) is not true) break;

            await Task.Delay(retry.DelayAfter(failures), services.Time, accepting);
        }

        _lastDue = due.UtcDateTime;
    }

    private async Task<bool> TryAsync(DateTimeOffset due, bool isPastDue, int failures, CancellationToken running)
    {
        var timer = new TimerInfo
        {
            IsPastDue = isPastDue,
            ScheduleStatus = new() { Last = _lastDue, Next = schedule.After(due).UtcDateTime, LastUpdated = _lastDue },
        };
        try
        {
            await services.Runner.RunAsync(function, timer, null, retry?.Context(failures), running);
            return true;
        }
        catch (Exception e) when (!running.IsCancellationRequested)
        {
            Log.FunctionFailed(services.Logger, function.Name, e);
            return false;
        }
    }
}
