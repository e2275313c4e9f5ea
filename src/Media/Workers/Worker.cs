using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ServerlessDam.Media.Workers;

/// <summary>One worker process, seen from the app. Asked one thing at a time; once it has ended it is of no more use.</summary>
internal sealed class Worker : IAsyncDisposable
{
    /// <summary>From start to ready. Far more than it takes, so that a loaded machine does not look like a broken one.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    /// <summary>What a worker gets to stop by itself, when cancelled or when the app closes.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Most replies come whole in one reading.</summary>
    private const int ReplyBuffer = 64 << 10;

    private readonly Process _process;
    private readonly BufferedStream _output;
    private readonly DirectoryInfo _scratch;
    private readonly StderrTail _stderr;
    private readonly Task _draining;
    private InvalidDataException? _nonsense;

    private Worker(Process process, DirectoryInfo scratch, ILogger log)
    {
        (_process, _scratch) = (process, scratch);
        _output = new(process.StandardOutput.BaseStream, ReplyBuffer);
        _stderr = new StderrTail(process.StandardError, process.Id, log);
        _draining = _stderr.DrainAsync();
    }

    public int ProcessId => _process.Id;

    public bool HasEnded => _process.HasExited;

    private Stream Input => _process.StandardInput.BaseStream;

    /// <exception cref="InvalidOperationException">It did not come up; the message says what it printed.</exception>
    public static async Task<Worker> StartAsync(
        StarterThread starter, MediaOptions options, TimeProvider clock, ILogger log, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        // Its own folder for temporary files, so that a killed worker leaves nothing behind.
        var scratch = Directory.CreateTempSubdirectory("dam-worker-");
        var command = WorkerCommand.Create(options);
        command.Environment["TMPDIR"] = scratch.FullName;
        command.WorkingDirectory = scratch.FullName;
        Process process;
        try
        {
            process = await starter.RunAsync(() => Process.Start(command)!);
        }
        catch
        {
            scratch.Delete(recursive: true);
            throw;
        }
        var worker = new Worker(process, scratch, log);
        try
        {
            await worker.BecomesReadyAsync(clock, cancellationToken);
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
        Log.WorkerReady(log, worker.ProcessId, (long)clock.GetElapsedTime(started).TotalMilliseconds);
        return worker;
    }

    /// <exception cref="WorkerEndedException">It crashed, or was killed for overrunning a limit or for not stopping.</exception>
    /// <exception cref="OperationCanceledException">Cancelled. The worker may live on (<see cref="HasEnded"/>).</exception>
    public async Task<WorkerReply> AskAsync(WorkerRequest request, WorkerLimits limits, CancellationToken cancellationToken)
    {
        var reply = ExchangeAsync(request);
        if (await limits.WatchAsync(_process.Id, reply, cancellationToken) is not { } end)
            return await reply ?? throw await EndAsync(WorkerEnd.Crashed);
        if (end == WorkerEnd.Cancelled && await StopsAsync(reply))
            throw new OperationCanceledException(cancellationToken);
        var ended = await EndAsync(end);
        await reply;
        cancellationToken.ThrowIfCancellationRequested();
        throw ended;
    }

    /// <summary>Lets an idle worker leave by closing its input; kills it, and what it started, when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It is gone already, and with it the pipe.
        }
        if (!await ExitsAsync())
            await KillAsync();
        _process.Dispose();
        DeleteScratch();
    }

    private async Task BecomesReadyAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(StartLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            if (await Frames.ReadAsync(_output, WorkerJson.Default.WorkerReply, either.Token) is { Ready: true })
                return;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }
        await KillAsync();
        await _draining;
        throw new InvalidOperationException($"A media worker did not start: exit code {_process.ExitCode}; {_stderr}");
    }

    /// <summary>Null when the worker ended instead of replying, or replied with what no worker of ours says.</summary>
    private async Task<WorkerReply?> ExchangeAsync(WorkerRequest request)
    {
        try
        {
            await Frames.WriteAsync(Input, request, WorkerJson.Default.WorkerRequest, CancellationToken.None);
            return await Frames.ReadAsync(_output, WorkerJson.Default.WorkerReply, CancellationToken.None) is { } reply ? await WithBytesAsync(reply) : null;
        }
        catch (InvalidDataException e)
        {
            _nonsense = e;
            return null;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    private async Task<WorkerReply?> WithBytesAsync(WorkerReply reply)
        => reply is not { Attached: { } length, File: { } file } ? reply
            : await Frames.ReadAttachedAsync(_output, length, CancellationToken.None) is { } bytes ? reply with { File = file with { Bytes = bytes } }
            : null;

    /// <summary>Tells the worker to give up and waits a moment for the reply that says it did.</summary>
    private async Task<bool> StopsAsync(Task<WorkerReply?> reply)
    {
        try
        {
            // The request may still fill the pipe, and a worker that hangs does not read it.
            await Task.Run(() => Frames.Write(Input, new WorkerRequest { Cancel = true }, WorkerJson.Default.WorkerRequest)).WaitAsync(Grace);
            return await reply.WaitAsync(Grace) is not null;
        }
        catch (Exception e) when (e is IOException or TimeoutException)
        {
            return false;
        }
    }

    private async Task<WorkerEndedException> EndAsync(WorkerEnd end)
    {
        // One that crashed has closed its pipe and may not be quite dead: its own exit code says more than ours.
        if (end != WorkerEnd.Crashed || _nonsense is not null || !await ExitsAsync())
            await KillAsync();
        await _draining;
        return new WorkerEndedException(end, $"exit code {_process.ExitCode}; {_nonsense?.InnerException ?? _nonsense} {_stderr}".TrimEnd());
    }

    private async Task<bool> ExitsAsync()
    {
        using var patience = new CancellationTokenSource(Grace);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    private void DeleteScratch()
    {
        try
        {
            _scratch.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A program that outlived its worker for a moment still writes there; the system clears its temporary folder.
        }
    }
}
