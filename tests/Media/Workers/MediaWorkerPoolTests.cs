using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Workers;

namespace ServerlessDam.Media.Tests.Workers;

/// <summary>Real workers, and what really ends them.</summary>
[Collection(nameof(OneAtATime))]
public sealed class MediaWorkerPoolTests : IAsyncDisposable
{
    private readonly TestFiles _files = new();
    private MediaWorkerPool? _pool;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_pool is not null)
            await _pool.DisposeAsync();
        _files.Dispose();
    }

    [Fact]
    public async Task A_picture_is_probed_in_a_worker()
    {
        var pool = Start(new MediaOptions { Workers = 1, TimeLimit = TimeSpan.FromMinutes(2) });
        var facts = await pool.ProbeAsync(new(_files.Flat("a.png", 30, 20, 255, 0, 0), "a.png", ProbeParts.All), Token);
        Assert.Equal((ResourceType.Image, "png", 30, 20), (facts.Kind, facts.Format, facts.Width, facts.Height));
        Assert.Equal(new ColorShare("#FF0000", 100), Assert.Single(facts.Colors!.Colors));
    }

    [Fact]
    public async Task A_worker_that_crashes_ends_its_request_alone_and_is_replaced()
    {
        var pool = Start(new MediaOptions { Workers = 2, TimeLimit = TimeSpan.FromMinutes(2) });
        await WarmAsync(pool, workers: 2);
        await IdleAsync(workers: 2);
        var doomed = pool.ProbeAsync(new(_files.SlowSvg("slow.svg"), null, ProbeParts.Colors), Token);
        var picture = _files.Flat("a.png", 30, 20, 255, 0, 0);
        await ServesAsync(pool, picture);
        var busy = await BusyWorkerAsync();
        // .NET takes the first for a fault of its own that may be retried; one that is real comes again at once.
        while (!doomed.IsCompleted && Signal(busy, 11) == 0)
            await Task.Delay(50, Token);

        var error = await Assert.ThrowsAsync<DamException>(() => doomed);
        Assert.Equal((ErrorKind.Unprocessable, "The file could not be processed: its decoder crashed"), (error.Kind, error.Message));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ServesAsync(pool, picture)));
        await IdleAsync(workers: 2);
    }

    [Fact]
    public async Task A_file_that_crashes_its_decoder_is_an_error_twice_and_then_refused_while_others_are_served()
    {
        // The drawing takes memory and time: on a slow machine neither may end it before the signal does.
        var pool = Start(new MediaOptions { Workers = 2, TimeLimit = TimeSpan.FromMinutes(2), MemoryLimitInBytes = 8L << 30 });
        await WarmAsync(pool, workers: 2);
        var (crashing, picture) = (_files.SlowSvg("crash.svg"), _files.Flat("a.png", 30, 20, 255, 0, 0));
        for (var time = 0; time < 2; time++)
        {
            // A worker that has just replaced another one is busy too, with its own start.
            await IdleAsync(workers: 2);
            var doomed = pool.ProbeAsync(new(crashing, null, ProbeParts.Colors), Token);
            var busy = await BusyWorkerAsync();
            var others = Enumerable.Range(0, 20).Select(_ => ServesAsync(pool, picture)).ToList();
            while (!doomed.IsCompleted && Signal(busy, 11) == 0)
                await Task.Delay(50, Token);
            var error = await Assert.ThrowsAsync<DamException>(() => doomed);
            Assert.Equal("The file could not be processed: its decoder crashed", error.Message);
            await Task.WhenAll(others);
        }
        var refused = await Assert.ThrowsAsync<DamException>(() => pool.ProbeAsync(new(crashing, null, ProbeParts.Colors), Token));
        Assert.Equal("This file has repeatedly failed to process and is refused for now. The file could not be processed: its decoder crashed", refused.Message);
        await Assert.ThrowsAsync<DamException>(() => pool.ProbeAsync(new(crashing, null, ProbeParts.Faces), Token));
        await ServesAsync(pool, picture);
    }

    [Fact]
    public async Task What_takes_too_long_is_stopped_and_refused_after_the_second_time()
    {
        var pool = Start(new MediaOptions { Workers = 1, TimeLimit = TimeSpan.FromSeconds(1) });
        var request = new ProbeRequest(_files.SlowSvg("slow.svg"), null, ProbeParts.Colors);
        for (var time = 0; time < 2; time++)
        {
            var error = await Assert.ThrowsAsync<DamException>(() => pool.ProbeAsync(request, Token));
            Assert.Equal("Processing took longer than 1 seconds and was stopped", error.Message);
        }
        var refused = await Assert.ThrowsAsync<DamException>(() => pool.ProbeAsync(request, Token));
        Assert.Equal("This file has repeatedly failed to process and is refused for now. Processing took longer than 1 seconds and was stopped", refused.Message);
        await ServesInTheEndAsync(pool);
    }

    [Fact]
    public async Task What_needs_too_much_memory_is_stopped()
    {
        var pool = Start(new MediaOptions { Workers = 1, TimeLimit = TimeSpan.FromMinutes(2), MemoryLimitInBytes = 400 << 20 });
        var error = await Assert.ThrowsAsync<DamException>(
            () => pool.ProbeAsync(new(_files.GreedySvg("greedy.svg"), null, ProbeParts.Colors), Token));
        Assert.Equal((ErrorKind.Unprocessable, "Processing needed more than 400 MB of memory and was stopped"), (error.Kind, error.Message));
        await ServesAsync(pool, _files.Flat("a.png", 30, 20, 255, 0, 0));
    }

    [Fact]
    public async Task Cancelling_ends_the_work_and_frees_the_place()
    {
        var pool = Start(new MediaOptions { Workers = 1, TimeLimit = TimeSpan.FromMinutes(2) });
        await WarmAsync(pool, workers: 1);
        using var cancellation = new CancellationTokenSource();
        var slow = pool.ProbeAsync(new(_files.SlowSvg("slow.svg"), null, ProbeParts.Colors), cancellation.Token);
        var busy = await BusyWorkerAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
        for (var i = 0; Directory.Exists($"/proc/{busy}") && i < 100; i++)
            await Task.Delay(50, Token);
        Assert.False(Directory.Exists($"/proc/{busy}"));
        await ServesAsync(pool, _files.Flat("a.png", 30, 20, 255, 0, 0));
    }

    [Fact]
    public async Task When_too_many_wait_the_next_is_refused()
    {
        var pool = Start(new MediaOptions { Workers = 1, MaxMegapixelsWaiting = 1, TimeLimit = TimeSpan.FromMinutes(2) });
        await WarmAsync(pool, workers: 1);
        using var cancellation = new CancellationTokenSource();
        var slow = pool.ProbeAsync(new(_files.SlowSvg("slow.svg"), null, ProbeParts.Colors), cancellation.Token);
        await BusyWorkerAsync();
        var picture = _files.Flat("a.png", 30, 20, 255, 0, 0);
        var waiting = ServesAsync(pool, picture);
        var error = await Assert.ThrowsAsync<DamException>(() => ServesAsync(pool, picture));
        Assert.Equal((ErrorKind.RateLimited, TimeSpan.FromSeconds(5)), (error.Kind, error.RetryAfter));
        await cancellation.CancelAsync();
        await waiting;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
    }

    [Fact]
    public async Task Stopping_lets_a_request_finish_and_leaves_no_process_and_no_file()
    {
        var pool = Start(new MediaOptions { Workers = 2, TimeLimit = TimeSpan.FromMinutes(2) });
        var picture = _files.Photo("a.jpg", 500, 400, seed: 1);
        await ServesAsync(pool, picture);
        var last = ServesAsync(pool, picture);
        await pool.StopAsync(Token);
        await last;
        Assert.Empty(Children());
        var error = await Assert.ThrowsAsync<DamException>(() => ServesAsync(pool, picture));
        Assert.Equal(ErrorKind.NotAvailable, error.Kind);
    }

    [Fact]
    public async Task A_worker_ends_in_the_middle_of_its_work_when_the_app_is_gone()
    {
        var command = WorkerCommand.Create(new MediaOptions());
        using var process = Process.Start(command)!;
        var request = new WorkerRequest { Probe = new(_files.SlowSvg("slow.svg"), null, ProbeParts.Colors) };
        await Frames.WriteAsync(process.StandardInput.BaseStream, request, WorkerJson.Default.WorkerRequest, Token);
        await BusyWorkerAsync();
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.HasExited);
    }

    [Fact]
    public async Task A_worker_knows_nothing_of_the_apps_secrets()
    {
        Environment.SetEnvironmentVariable("DAM_TEST_SECRET", "hush");
        var pool = Start(new MediaOptions { Workers = 1, TimeLimit = TimeSpan.FromMinutes(2) });
        await ServesAsync(pool, _files.Flat("a.png", 30, 20, 255, 0, 0));
        var environment = await File.ReadAllTextAsync($"/proc/{Assert.Single(Children())}/environ", Token);
        Assert.Contains("VIPS_CONCURRENCY=1", environment, StringComparison.Ordinal);
        Assert.DoesNotContain("DAM_TEST_SECRET", environment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Capabilities_name_what_is_there()
    {
        var capabilities = await Start(new MediaOptions { Workers = 1 }).CapabilitiesAsync(Token);
        Assert.StartsWith("8.", capabilities.Versions["libvips"], StringComparison.Ordinal);
        Assert.StartsWith("1.", capabilities.Versions["libwebp"], StringComparison.Ordinal);
        Assert.Contains("jpg", capabilities.ReadFormats);
        Assert.Contains("webp", capabilities.WriteFormats);
        Assert.DoesNotContain("Arimo", string.Join(' ', capabilities.Missing), StringComparison.Ordinal);
    }

    private MediaWorkerPool Start(MediaOptions options)
        => _pool = new MediaWorkerPool(Options.Create(options), TimeProvider.System, NullLogger<MediaWorkerPool>.Instance);

    private static async Task ServesAsync(MediaWorkerPool pool, string picture)
        => Assert.Null((await pool.ProbeAsync(new(picture, null, ProbeParts.Colors), Token)).Problem);

    /// <summary>On a machine that has other things to do even a small picture takes more than a second now and then; each is another one, so none is refused.</summary>
    private async Task ServesInTheEndAsync(MediaWorkerPool pool)
    {
        for (var red = 0; ; red++)
        {
            try
            {
                await ServesAsync(pool, _files.Flat($"red{red}.png", 30, 20, red, 0, 0));
                return;
            }
            catch (DamException e) when (red < 100)
            {
                Assert.Equal("Processing took longer than 1 seconds and was stopped", e.Message);
            }
        }
    }

    /// <summary>Lets the workers get over their start, in which they use the processor as well.</summary>
    private async Task WarmAsync(MediaWorkerPool pool, int workers)
        => await Task.WhenAll(Enumerable.Range(0, workers).Select(i => ServesAsync(pool, _files.Flat($"warm{i}.png", 30, 20, 255, 0, 0))));

    /// <summary>Waits until as many workers are there and none of them uses the processor.</summary>
    private static async Task IdleAsync(int workers)
    {
        var limit = DateTime.UtcNow.AddSeconds(60);
        while (DateTime.UtcNow < limit)
        {
            var before = Children().ToDictionary(child => child, TicksOf);
            await Task.Delay(500, Token);
            if (before.Count == workers && Children().All(child => before.TryGetValue(child, out var ticks) && TicksOf(child) - ticks <= 2))
                return;
        }

        throw new TimeoutException("The workers never became idle.");
    }

    /// <summary>The worker that uses the processor, once there is one: which counts what it has used in all, since with others about it may have little at a time.</summary>
    private static async Task<int> BusyWorkerAsync()
    {
        // Far more than a worker takes to start.
        const int Busy = 300;
        var atFirst = new Dictionary<int, long>();
        var limit = DateTime.UtcNow.AddSeconds(60);
        while (DateTime.UtcNow < limit)
        {
            foreach (var child in Children())
            {
                if (!atFirst.TryAdd(child, TicksOf(child)) && TicksOf(child) - atFirst[child] > Busy && TextOf($"/proc/{child}/maps").Contains("libvips", StringComparison.Ordinal))
                    return child;
            }
            await Task.Delay(50, Token);
        }

        throw new TimeoutException("No worker became busy.");
    }

    /// <summary>Processor time in clock ticks (proc(5), fields 14 and 15 of stat).</summary>
    private static long TicksOf(int process)
        => TextOf($"/proc/{process}/stat").Split(") ") is [_, var rest] && rest.Split(' ') is { Length: > 12 } fields
            ? long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)
            : 0;

    /// <summary>Workers that this process has started.</summary>
    private static List<int> Children()
        => [.. Directory.EnumerateDirectories("/proc/self/task")
            .SelectMany(task => TextOf(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(text => int.Parse(text, CultureInfo.InvariantCulture))
            .Where(child => TextOf($"/proc/{child}/cmdline").EndsWith("ServerlessDam.Media.dll\0worker\0", StringComparison.Ordinal))];

    private static string TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            // A thread or process that has ended.
            return "";
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
