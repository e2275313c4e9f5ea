using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Azure.Functions.Worker.InProcess;

namespace Microsoft.Azure.Functions.Worker.Tests.Triggers;

public sealed class TimerScheduleTests
{
    [Theory]
    [InlineData("0 */5 * * * *", "2030-01-01 00:00:00", "2030-01-01 00:05:00")]
    [InlineData("30 0 2 * * *", "2030-01-01 02:00:30", "2030-01-02 02:00:30")]
    [InlineData("*/15 * * * *", "2030-01-01 00:01:00", "2030-01-01 00:15:00")]
    [InlineData("0 0 9 * * 1-5", "2030-01-04 09:00:00", "2030-01-07 09:00:00")]
    [InlineData("0 0 0 29 2 *", "2030-01-01 00:00:00", "2032-02-29 00:00:00")]
    [InlineData("00:00:30", "2030-01-01 00:00:10", "2030-01-01 00:00:40")]
    [InlineData("1.00:00:00", "2030-01-01 00:00:00", "2030-01-02 00:00:00")]
    public void The_next_time_is_the_first_that_the_schedule_names(string schedule, string from, string expected)
        => Assert.Equal(At(expected), TimerSchedule.Parse(schedule, "F").After(At(from)));

    [Theory]
    [InlineData("")]
    [InlineData("every day")]
    [InlineData("* * * *")]
    [InlineData("0 0 0 0 0 0 0")]
    [InlineData("61 * * * * *")]
    [InlineData("00:00:00")]
    [InlineData("-00:00:01")]
    public void What_is_no_schedule_is_refused(string schedule)
        => Assert.Throws<InvalidOperationException>(() => TimerSchedule.Parse(schedule, "F"));

    [Fact]
    public void The_next_time_lies_after_and_is_reached_from_any_time_in_between()
        => Prop.ForAll<DateTime, byte>((time, fraction) =>
        {
            var schedule = TimerSchedule.Parse("10 */7 3-9 * * *", "F");
            var from = new DateTimeOffset(DateTime.SpecifyKind(new DateTime(time.Ticks % TimeSpan.TicksPerDay + 630_000_000_000_000_000), DateTimeKind.Utc));
            var next = schedule.After(from);
            var between = from + (next - from) * (fraction / 257.0);
            return next > from && (schedule.After(between) - next).Duration() < TimeSpan.FromSeconds(1);
        }).QuickCheckThrowOnFailure();

    private static DateTimeOffset At(string text)
        => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
