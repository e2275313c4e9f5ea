using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Triggers;

namespace Microsoft.Azure.Functions.Worker.Tests.Triggers;

public sealed class BlobFunctionTests
{
    private readonly FakeBlobs _blobs = new();
    private readonly FakeQueue _queue = new();
    private readonly ManualTime _time = new();
    private readonly Drops _drops = new();

    [Theory]
    [InlineData("cloud/preset/a.jpg")]
    [InlineData("cloud/p/a b/ü#1%2F?.jpg")]
    [InlineData("a+b&c=d%.png")]
    public async Task A_blob_runs_the_function_with_its_client_and_its_name(string name)
    {
        await using var app = await StartAsync();
        _blobs.Arrive(name);
        Assert.Equal(new BlobArrival("drop", name, "1"), await _blobs.NextReceiptAsync());
        Assert.Equal(("drop", name, name), _drops.Seen.Single());
    }

    [Fact]
    public async Task Once_per_content_each_new_ETag_is_a_run_and_a_repeated_one_is_none()
    {
        await using var app = await StartAsync();
        _blobs.Arrive("a", "1");
        await _blobs.NextReceiptAsync();
        _blobs.Arrive("a", "1");
        _blobs.Arrive("a", "2");
        Assert.Equal("2", (await _blobs.NextReceiptAsync()).ETag);
        Assert.Equal(2, _drops.Seen.Count);
    }

    [Fact]
    public async Task A_blob_that_arrives_again_while_it_is_in_hand_runs_once()
    {
        await using var app = await StartAsync();
        _blobs.Arrive("waits");
        await _drops.Started.WaitAsync(RunningApp.Token);
        _blobs.Arrive("waits");
        _blobs.Arrive("other");
        Assert.Equal("other", (await _blobs.NextReceiptAsync()).Name);
        _drops.Go.SetResult();
        Assert.Equal("waits", (await _blobs.NextReceiptAsync()).Name);
        Assert.Equal(2, _drops.Seen.Count);
    }

    [Fact]
    public async Task A_blob_with_a_receipt_from_before_the_start_does_not_run()
    {
        _blobs.Receipts.TryAdd(("Drop", new BlobArrival("drop", "old", "1")), 0);
        await using var app = await StartAsync();
        _blobs.Arrive("old");
        _blobs.Arrive("new");
        Assert.Equal("new", (await _blobs.NextReceiptAsync()).Name);
        Assert.Equal("new", _drops.Seen.Single().Name);
    }

    [Fact]
    public async Task A_failing_blob_gets_five_tries_ever_farther_apart_and_then_a_poison_message_and_a_receipt()
    {
        await using var app = await StartAsync();
        _blobs.Arrive("fails", "e\"1\"");
        foreach (var seconds in (int[])[1, 2, 4, 8])
            Assert.Equal(TimeSpan.FromSeconds(seconds), await _time.AdvanceToNextAlarmAsync());
        var poison = await _queue.NextActAsync();
        Assert.Equal("fails", (await _blobs.NextReceiptAsync()).Name);
        Assert.Equal(5, _drops.Seen.Count);

        const string Queue = "webjobs-blobtrigger-poison: ";
        Assert.StartsWith(Queue, poison, StringComparison.Ordinal);
        var message = JsonDocument.Parse(poison[Queue.Length..]).RootElement;
        Assert.Equal("Host.Functions.Drop", message.GetProperty("FunctionId").GetString());
        Assert.Equal("drop", message.GetProperty("ContainerName").GetString());
        Assert.Equal("fails", message.GetProperty("BlobName").GetString());
        Assert.Equal("e\"1\"", message.GetProperty("ETag").GetString());
    }

    [Fact]
    public async Task A_blob_between_two_tries_keeps_no_other_from_running()
    {
        await using var app = await StartAsync(parallelism: "1");
        _blobs.Arrive("fails");
        _blobs.Arrive("fine");
        Assert.Equal("fine", (await _blobs.NextReceiptAsync()).Name);
    }

    [Fact]
    public async Task No_more_blobs_run_at_a_time_than_host_json_allows()
    {
        await using var app = await StartAsync(parallelism: "2");
        _blobs.Arrive("waits", "1");
        _blobs.Arrive("waits", "2");
        _blobs.Arrive("waits", "3");
        for (var i = 0; i < 2; i++) Assert.True(await _drops.Started.WaitAsync(TimeSpan.FromSeconds(20), RunningApp.Token));
        Assert.False(await _drops.Started.WaitAsync(TimeSpan.FromMilliseconds(100), RunningApp.Token));
        _drops.Go.SetResult();
        Assert.True(await _drops.Started.WaitAsync(TimeSpan.FromSeconds(20), RunningApp.Token));
    }

    [Fact]
    public async Task Names_that_the_pattern_does_not_have_pass_by()
    {
        await using var app = await StartAsync(typeof(PngFunction));
        _blobs.Arrive("in/a.jpg");
        _blobs.Arrive("in/.png");
        _blobs.Arrive("out/a.png");
        _blobs.Arrive("in/b/c.png");
        Assert.Equal("in/b/c.png", (await _blobs.NextReceiptAsync()).Name);
        Assert.Equal(("drop", "in/b/c.png", "b/c"), _drops.Seen.Single());
    }

    [Fact]
    public async Task A_watch_that_fails_is_taken_up_again()
    {
        _blobs.Trouble = new IOException("no disk");
        await using var app = await StartAsync();
        _blobs.Arrive("a");
        Assert.Equal(TimeSpan.FromSeconds(1), await _time.AdvanceToNextAlarmAsync());
        Assert.Equal("a", (await _blobs.NextReceiptAsync()).Name);
    }

    [Fact]
    public async Task A_run_that_shutdown_cancels_leaves_no_receipt()
    {
        var app = await StartAsync();
        _blobs.Arrive("waits");
        await _drops.Started.WaitAsync(RunningApp.Token);
        using var noPatience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await app.Host.StopAsync(noPatience.Token);
        Assert.Empty(_blobs.Receipts);
    }

    [Fact]
    public async Task A_run_that_ends_within_the_shutdown_leaves_its_receipt()
    {
        var app = await StartAsync();
        _blobs.Arrive("waits");
        await _drops.Started.WaitAsync(RunningApp.Token);
        var stopping = app.DisposeAsync().AsTask();
        _drops.Go.SetResult();
        await stopping;
        Assert.Single(_blobs.Receipts);
    }

    private Task<RunningApp> StartAsync(string parallelism) => StartAsync(typeof(DropFunction), parallelism);

    private Task<RunningApp> StartAsync(Type? function = null, string parallelism = "4")
    {
        var builder = RunningApp.Builder(
            new() { ["extensions:blobs:maxDegreeOfParallelism"] = parallelism }, function ?? typeof(DropFunction));
        builder.Services
            .AddSingleton<IBlobArrivals>(_blobs).AddSingleton<ITriggerReceipts>(_blobs).AddSingleton<ITriggerQueue>(_queue)
            .AddSingleton<TimeProvider>(_time).AddSingleton(_drops);
        return RunningApp.StartAsync(builder);
    }

    internal sealed class Drops
    {
        public ConcurrentQueue<(string Container, string Name, string Bound)> Seen { get; } = new();

        public SemaphoreSlim Started { get; } = new(0);

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    internal sealed class DropFunction(Drops drops)
    {
        [Function("Drop")]
        public async Task RunAsync([BlobTrigger("drop/{name}")] BlobClient blob, string name, CancellationToken cancellationToken)
        {
            drops.Seen.Enqueue((blob.BlobContainerName, blob.Name, name));
            if (name == "fails") throw new InvalidOperationException("fails");
            if (name != "waits") return;

            drops.Started.Release();
            await drops.Go.Task.WaitAsync(cancellationToken);
        }
    }

    internal sealed class PngFunction(Drops drops)
    {
        [Function("Png")]
        public void Run([BlobTrigger("drop/in/{stem}.png")] BlobClient blob, string stem)
            => drops.Seen.Enqueue((blob.BlobContainerName, blob.Name, stem));
    }
}
