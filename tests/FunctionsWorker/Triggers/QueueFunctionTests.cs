using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Triggers;

namespace Microsoft.Azure.Functions.Worker.Tests.Triggers;

public sealed class QueueFunctionTests
{
    private readonly FakeQueue _queue = new();
    private readonly ManualTime _time = new();
    private readonly Jobs _jobs = new();

    [Fact]
    public async Task A_message_that_succeeds_is_completed()
    {
        await using var app = await StartAsync();
        _queue.Add("""{"kind":"eager","number":7}""");
        Assert.Equal("complete r1", await _queue.NextActAsync());
        Assert.Equal(("eager", 7, "m1", "1", 1), _jobs.Seen.Single());
    }

    [Fact]
    public async Task A_message_that_fails_is_released_four_times_and_then_given_up()
    {
        await using var app = await StartAsync();
        _queue.Add("""{"kind":"fails"}""");
        for (var attempt = 1; attempt < 5; attempt++)
            Assert.Equal($"release r{attempt} after 00:00:10", await _queue.NextActAsync());
        Assert.Equal("poison r5", await _queue.NextActAsync());
        Assert.Equal([1, 2, 3, 4, 5], _jobs.Seen.Select(seen => seen.Count));
    }

    [Fact]
    public async Task A_message_that_is_no_JSON_fails_like_any_other()
    {
        await using var app = await StartAsync();
        _queue.Add("not json", dequeueCount: 4);
        Assert.Equal("poison r1", await _queue.NextActAsync());
        Assert.Empty(_jobs.Seen);
    }

    [Fact]
    public async Task A_message_taken_too_often_is_given_up_without_a_run()
    {
        await using var app = await StartAsync();
        _queue.Add("""{"kind":"eager"}""", dequeueCount: 5);
        Assert.Equal("poison r1", await _queue.NextActAsync());
        Assert.Empty(_jobs.Seen);
    }

    [Fact]
    public async Task The_lease_is_renewed_while_the_function_runs_and_the_last_receipt_completes()
    {
        await using var app = await StartAsync();
        _queue.Add("""{"kind":"waits"}""");
        await _jobs.Waiting.Task.WaitAsync(RunningApp.Token);
        Assert.Equal(TimeSpan.FromSeconds(10) / 3, await _time.AdvanceToNextAlarmAsync());
        Assert.Equal("renew r1 for 00:00:10", await _queue.NextActAsync());
        _time.Advance(TimeSpan.FromSeconds(10) / 3);
        Assert.Equal("renew r2 for 00:00:10", await _queue.NextActAsync());
        _jobs.Go.SetResult();
        Assert.Equal("complete r3", await _queue.NextActAsync());
    }

    [Fact]
    public async Task A_lost_lease_cancels_the_function_and_nothing_is_acknowledged()
    {
        _queue.LosesLeases = true;
        await using (var app = await StartAsync())
        {
            _queue.Add("""{"kind":"waits"}""");
            await _jobs.Waiting.Task.WaitAsync(RunningApp.Token);
            await _time.AdvanceToNextAlarmAsync();
            Assert.Equal("renew r1 for 00:00:10", await _queue.NextActAsync());
            await _jobs.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20), RunningApp.Token);
        }

        Assert.True(_queue.HasNoMoreActs);
    }

    [Fact]
    public async Task No_more_messages_run_at_a_time_than_host_json_allows()
    {
        await using var app = await StartAsync(batchSize: "2");
        for (var i = 0; i < 3; i++) _queue.Add("""{"kind":"waits"}""");
        for (var i = 0; i < 2; i++) await _jobs.Started.WaitAsync(TimeSpan.FromSeconds(20), RunningApp.Token);
        Assert.False(await _jobs.Started.WaitAsync(TimeSpan.FromMilliseconds(100), RunningApp.Token));
        _jobs.Go.SetResult();
        Assert.True(await _jobs.Started.WaitAsync(TimeSpan.FromSeconds(20), RunningApp.Token));
    }

    [Fact]
    public async Task A_queue_that_fails_is_asked_again_after_a_while()
    {
        _queue.Trouble = new IOException("no disk");
        await using var app = await StartAsync();
        _queue.Add("""{"kind":"eager"}""");
        Assert.Equal(TimeSpan.FromSeconds(1), await _time.AdvanceToNextAlarmAsync());
        Assert.Equal("complete r1", await _queue.NextActAsync());
    }

    [Fact]
    public async Task On_shutdown_a_running_function_may_end_and_its_message_is_completed()
    {
        var app = await StartAsync();
        _queue.Add("""{"kind":"waits"}""");
        await _jobs.Waiting.Task.WaitAsync(RunningApp.Token);
        // For this message and for the next: a host that stops between the two asks no more.
        for (var i = 0; i < 2; i++) Assert.True(await _queue.Asked.WaitAsync(TimeSpan.FromSeconds(20), RunningApp.Token));
        var stopping = app.DisposeAsync().AsTask();
        await _queue.ReceiveCancelled.WaitAsync(TimeSpan.FromSeconds(20), RunningApp.Token);
        _queue.Add("""{"kind":"eager"}""");
        Assert.False(_jobs.Cancelled.Task.IsCompleted);
        _jobs.Go.SetResult();
        await stopping;
        Assert.Equal("complete r1", await _queue.NextActAsync());
        Assert.True(_queue.HasNoMoreActs);
        Assert.Single(_jobs.Seen);
    }

    [Fact]
    public async Task A_function_still_running_when_the_host_can_wait_no_longer_is_cancelled_and_its_message_is_free_again()
    {
        var app = await StartAsync();
        _queue.Add("""{"kind":"waits"}""");
        await _jobs.Waiting.Task.WaitAsync(RunningApp.Token);
        using var noPatience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await app.Host.StopAsync(noPatience.Token);
        await _jobs.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20), RunningApp.Token);
        Assert.Equal("release r1 after 00:00:00", await _queue.NextActAsync());
    }

    [Fact]
    public async Task A_run_longer_than_the_function_timeout_is_cancelled_and_counts_as_failed()
    {
        await using var app = await StartAsync(timeout: "00:00:02");
        _queue.Add("""{"kind":"waits"}""");
        await _jobs.Waiting.Task.WaitAsync(RunningApp.Token);
        Assert.Equal(TimeSpan.FromSeconds(2), await _time.AdvanceToNextAlarmAsync());
        Assert.Equal("release r1 after 00:00:10", await _queue.NextActAsync());
        _jobs.Go.SetResult();
    }

    private Task<RunningApp> StartAsync(string batchSize = "4", string timeout = "-1")
    {
        var builder = RunningApp.Builder(
            new()
            {
                ["extensions:queues:visibilityTimeout"] = "00:00:10",
                ["extensions:queues:batchSize"] = batchSize,
                ["functionTimeout"] = timeout,
            },
            typeof(JobFunction));
        builder.Services.AddSingleton<ITriggerQueue>(_queue).AddSingleton<TimeProvider>(_time).AddSingleton(_jobs);
        builder.Configuration["JobsQueue"] = "jobs";
        return RunningApp.StartAsync(builder);
    }

    internal sealed record Job(string Kind, int Number);

    internal sealed class Jobs
    {
        public ConcurrentQueue<(string Kind, int Number, string Id, string? CountText, int Count)> Seen { get; } = new();

        public TaskCompletionSource Waiting { get; } = new();

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Cancelled { get; } = new();

        public SemaphoreSlim Started { get; } = new(0);
    }

    internal sealed class JobFunction(Jobs jobs)
    {
        [Function("Job")]
        public async Task RunAsync(
            [QueueTrigger("%JobsQueue%")] Job job, string id, int dequeueCount, FunctionContext context,
            CancellationToken cancellationToken)
        {
            var data = context.BindingContext.BindingData;
            jobs.Seen.Enqueue((job.Kind, job.Number, id, data["DequeueCount"]?.ToString(), dequeueCount));
            if (job.Kind == "fails") throw new InvalidOperationException("fails");
            if (job.Kind != "waits") return;

            jobs.Waiting.TrySetResult();
            jobs.Started.Release();
            try
            {
                await jobs.Go.Task.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                jobs.Cancelled.TrySetResult();
                throw;
            }
        }
    }
}
