using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Tests.Triggers;

public sealed class TimerFunctionTests
{
    private readonly ManualTime _time = new();
    private readonly Ticks _ticks;

    public TimerFunctionTests() => _ticks = new Ticks(_time);

    [Fact]
    public async Task A_timer_runs_when_it_is_due_and_again_the_next_time()
    {
        await using var app = await StartAsync(typeof(EveryFiveMinutes));
        Assert.Equal(TimeSpan.FromMinutes(5), await _time.AdvanceToNextAlarmAsync());
        var first = await _ticks.NextAsync();
        Assert.Equal(TimeSpan.FromMinutes(5), await _time.AdvanceToNextAlarmAsync());
        var second = await _ticks.NextAsync();

        Assert.False(first.Timer.IsPastDue);
        Assert.Equal(default(DateTime), first.Timer.ScheduleStatus?.Last);
        Assert.Equal(new DateTime(2030, 1, 1, 0, 10, 0, DateTimeKind.Utc), first.Timer.ScheduleStatus?.Next);
        Assert.Equal(new DateTime(2030, 1, 1, 0, 5, 0, DateTimeKind.Utc), second.Timer.ScheduleStatus?.Last);
    }

    [Fact]
    public async Task A_timer_that_says_so_runs_at_the_start_too()
    {
        await using var app = await StartAsync(typeof(AtTheStart));
        Assert.Equal(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), (await _ticks.NextAsync()).At);
        Assert.Equal(TimeSpan.FromHours(1), await _time.AdvanceToNextAlarmAsync());
        await _ticks.NextAsync();
    }

    [Fact]
    public async Task A_run_longer_than_the_interval_is_followed_by_one_run_past_due_and_overlaps_none()
    {
        await using var app = await StartAsync(typeof(Slow));
        await _time.AdvanceToNextAlarmAsync();
        await _ticks.NextAsync();
        _time.Advance(TimeSpan.FromMinutes(3.5));
        Assert.False(_ticks.HasMore);

        _ticks.Go.SetResult();
        Assert.True((await _ticks.NextAsync()).Timer.IsPastDue);
        Assert.Equal(TimeSpan.FromMinutes(0.5), await _time.AdvanceToNextAlarmAsync());
        Assert.False((await _ticks.NextAsync()).Timer.IsPastDue);
    }

    [Fact]
    public async Task A_failed_run_is_tried_again_as_its_retry_attribute_says()
    {
        await using var app = await StartAsync(typeof(Failing));
        Assert.Equal(TimeSpan.FromHours(1), await _time.AdvanceToNextAlarmAsync());
        Assert.Equal(0, (await _ticks.NextAsync()).Retry);
        for (var retry = 1; retry <= 2; retry++)
        {
            Assert.Equal(TimeSpan.FromSeconds(7), await _time.AdvanceToNextAlarmAsync());
            Assert.Equal(retry, (await _ticks.NextAsync()).Retry);
        }

        Assert.Equal(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(14), await _time.AdvanceToNextAlarmAsync());
    }

    [Fact]
    public async Task A_growing_delay_doubles_up_to_its_longest()
    {
        await using var app = await StartAsync(typeof(FailingMore));
        await _time.AdvanceToNextAlarmAsync();
        foreach (var seconds in (int[])[1, 2, 4, 5, 5])
            Assert.Equal(TimeSpan.FromSeconds(seconds), await _time.AdvanceToNextAlarmAsync());
    }

    [Fact]
    public async Task A_schedule_may_stand_in_a_setting()
    {
        await using var app = await StartAsync(typeof(BySetting), ("Sweep", "00:00:30"));
        Assert.Equal(TimeSpan.FromSeconds(30), await _time.AdvanceToNextAlarmAsync());
        await _ticks.NextAsync();
    }

    [Fact]
    public async Task A_schedule_whose_setting_is_missing_fails_the_start()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(typeof(BySetting)));
        Assert.Contains("Sweep", failure.Message, StringComparison.Ordinal);
    }

    private Task<RunningApp> StartAsync(Type function, (string Key, string Value)? setting = null)
    {
        var builder = RunningApp.Builder(null, function);
        builder.Services.AddSingleton<TimeProvider>(_time).AddSingleton(_ticks);
        if (setting is var (key, value)) builder.Configuration[key] = value;
        return RunningApp.StartAsync(builder);
    }

    internal sealed record Tick(TimerInfo Timer, DateTimeOffset At, int? Retry);

    internal sealed class Ticks(ManualTime time)
    {
        private readonly Channel<Tick> _ticks = Channel.CreateUnbounded<Tick>();

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool HasMore => _ticks.Reader.TryPeek(out _);

        public async Task<Tick> NextAsync()
            => await _ticks.Reader.ReadAsync(RunningApp.Token).AsTask().WaitAsync(TimeSpan.FromSeconds(20), RunningApp.Token);

        public void Add(TimerInfo timer, FunctionContext context)
            => _ticks.Writer.TryWrite(new(timer, time.GetUtcNow(), ((RetryContext?)context.RetryContext)?.RetryCount));
    }

    internal sealed class EveryFiveMinutes(Ticks ticks)
    {
        [Function("EveryFiveMinutes")]
        public void Run([TimerTrigger("0 */5 * * * *")] TimerInfo timer, FunctionContext context) => ticks.Add(timer, context);
    }

    internal sealed class AtTheStart(Ticks ticks)
    {
        [Function("AtTheStart")]
        public void Run([TimerTrigger("0 * * * *", RunOnStartup = true)] TimerInfo timer, FunctionContext context)
            => ticks.Add(timer, context);
    }

    internal sealed class Slow(Ticks ticks)
    {
        [Function("Slow")]
        public async Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer, FunctionContext context)
        {
            ticks.Add(timer, context);
            await ticks.Go.Task;
        }
    }

    internal sealed class Failing(Ticks ticks)
    {
        [Function("Failing")]
        [FixedDelayRetry(2, "00:00:07")]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer, FunctionContext context)
        {
            ticks.Add(timer, context);
            throw new InvalidOperationException("fails");
        }
    }

    internal sealed class FailingMore
    {
        [Function("FailingMore")]
        [ExponentialBackoffRetry(-1, "00:00:01", "00:00:05")]
        public static void Run([TimerTrigger("01:00:00")] TimerInfo timer) => throw new InvalidOperationException("fails");
    }

    internal sealed class BySetting(Ticks ticks)
    {
        [Function("BySetting")]
        public void Run([TimerTrigger("%Sweep%")] TimerInfo timer, FunctionContext context) => ticks.Add(timer, context);
    }
}
