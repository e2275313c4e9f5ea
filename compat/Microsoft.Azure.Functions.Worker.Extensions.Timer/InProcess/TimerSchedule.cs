using System.Globalization;
using NCrontab;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>When a timer is due, in UTC.</summary>
internal sealed class TimerSchedule
{
    private readonly Func<DateTime, DateTime> _next;

    private TimerSchedule(Func<DateTime, DateTime> next) => _next = next;

    /// <exception cref="InvalidOperationException">The text is no schedule.</exception>
    public static TimerSchedule Parse(string text, string functionName)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (fields.Length == 1
            && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero)
            return new TimerSchedule(time => time + interval);

        var options = new CrontabSchedule.ParseOptions { IncludingSeconds = fields.Length == 6 };
        if (fields.Length is 5 or 6 && CrontabSchedule.TryParse(text, options) is { } cron)
            return new TimerSchedule(cron.GetNextOccurrence);

        throw new InvalidOperationException(
            $"Function '{functionName}': '{text}' is no schedule: six or five cron fields, or a time as hh:mm:ss.");
    }

    /// <summary>The first time after <paramref name="time"/>; the end of time when there is none.</summary>
    public DateTimeOffset After(DateTimeOffset time) => new(DateTime.SpecifyKind(_next(time.UtcDateTime), DateTimeKind.Utc));
}
