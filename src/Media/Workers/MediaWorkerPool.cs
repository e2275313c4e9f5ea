using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Probing;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;

namespace ServerlessDam.Media.Workers;

/// <summary>
/// Does all decoding and encoding in warm worker processes, one request at a time each. See this folder's README for how
/// a request passes and what becomes of one that ends its worker.
/// </summary>
public sealed class MediaWorkerPool : IMediaProcessor, IHostedService, IAsyncDisposable
{
    private readonly ILogger<MediaWorkerPool> _log;
    private readonly StarterThread _starter = new();
    private readonly WorkerLimits _limits;
    private readonly Quarantine _quarantine;
    private readonly WorkerSlots _slots;
    private readonly MediaOptions _options;
    private readonly Sight _sight;
    private int _opened;
    private int _disposed;

    public MediaWorkerPool(IOptions<MediaOptions> options, TimeProvider clock, ILogger<MediaWorkerPool> log)
    {
        _log = log;
        _options = options.Value;
        _sight = new Sight(new ModelFolder(_options.ModelsFolder), tesseract: Tesseract.Find(ExternalPrograms.Find()));
        _limits = new WorkerLimits(_options.TimeLimit, _options.MemoryLimitInBytes, clock);
        _quarantine = new Quarantine(_options.Quarantine, clock, log);
        _slots = new WorkerSlots(_options.WorkerCount, _options.Queue(), () => new WorkerSlot(_starter, _options, clock, log));
    }

    /// <summary>Looks at the folder alone: models are opened by workers.</summary>
    public ProbeParts Sees => _sight.Parts;

    public ProbeParts SeesIn(TextHint? reading) => _sight.PartsIn(reading);

    /// <summary>Looks through <c>PATH</c> as workers do, and runs nothing.</summary>
    public string? BlindToVideos => VideoLook.Lacking(ExternalPrograms.Find());

    public async Task<MediaFacts> ProbeAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        if (request.IsReplay)
            await _quarantine.ForgiveAsync(request.Path, cancellationToken);
        var work = (request.Parts == ProbeParts.Format ? "probe" : $"probe for {request.Parts}") + (request.Page > 1 ? $" on page {request.Page}" : "") + (request.Reading is { } reading ? $" in {reading.Languages}" : "");
        return (await RunAsync(new WorkerRequest { Probe = request }, request.Path, work, cancellationToken)).Facts!;
    }

    public async Task<DerivedFile> DeriveAsync(DeriveRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var work = $"{request.Transformation}.{request.Format}";
            return (await RunAsync(new WorkerRequest { Derive = request }, request.SourcePath, work, cancellationToken)).File!;
        }
        catch
        {
            // A worker that was killed in the middle leaves half a file.
            File.Delete(request.OutputPath);
            throw;
        }
    }

    public async Task<DerivedFile> JoinAsync(JoinRequest request, CancellationToken cancellationToken)
    {
        try
        {
            // The pictures are of our own making, so the first stands for all should they end a worker.
            return (await RunAsync(new WorkerRequest { Join = request }, request.Paths[0], $"{request.Layout}.{request.Format}", cancellationToken)).File!;
        }
        catch
        {
            File.Delete(request.OutputPath);
            throw;
        }
    }

    public async Task<DerivedFile> RenderTextAsync(TextRequest request, CancellationToken cancellationToken)
    {
        try
        {
            // A font can end a worker; without one there is nothing hostile in a text.
            return request.FontPath is { } font
                ? (await RunAsync(new WorkerRequest { Text = request }, font, "text", cancellationToken)).File!
                : (await AskAsync(new WorkerRequest { Text = request }, cancellationToken)).File!;
        }
        catch (WorkerEndedException e)
        {
            throw new DamException(ErrorKind.Unprocessable, Explain(e.End), e);
        }
    }

    public async Task<MediaCapabilities> CapabilitiesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await AskAsync(new WorkerRequest { Capabilities = true }, cancellationToken)).Capabilities!;
        }
        catch (DamException e) when (e.Kind == ErrorKind.NotAvailable)
        {
            return Without(e.Message);
        }
        catch (WorkerEndedException e)
        {
            return Without(Explain(e.End));
        }

        static MediaCapabilities Without(string reason) => new(new Dictionary<string, string>(), [$"media worker: {reason}"], [], []);
    }

    /// <summary>Starts the workers and does not wait for them: a request that comes first waits for one.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Open();
        return Task.CompletedTask;
    }

    /// <summary>Lets requests under way finish until <paramref name="cancellationToken"/> says that time is up.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Open();
        await _slots.CloseAsync(cancellationToken);
    }

    /// <summary>The container disposes what it registered twice twice.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await StopAsync(new CancellationToken(canceled: true));
        _starter.Dispose();
    }

    private void Open()
    {
        if (Interlocked.Exchange(ref _opened, 1) == 1)
            return;
        foreach (var slot in _slots.All)
            _ = Task.Run(() => GiveBackAsync(slot, null));
    }

    private async Task<WorkerReply> RunAsync(WorkerRequest request, string path, string work, CancellationToken cancellationToken)
    {
        await _quarantine.CheckAsync(path, work, cancellationToken);
        try
        {
            return await AskAsync(request, cancellationToken);
        }
        catch (WorkerEndedException e)
        {
            var reason = Explain(e.End);
            await _quarantine.BlameAsync(path, work, e.End, reason, Culprit.IsContent(request));
            throw new DamException(ErrorKind.Unprocessable, reason, e);
        }
    }

    private async Task<WorkerReply> AskAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        Open();
        var ticket = new WorkTicket(WorkCost.Of(request, _options.TimeLimit), request.Probe is { IsPatient: true }, WorkCost.IsBulky(request));
        var slot = await _slots.TakeAsync(ticket, cancellationToken);
        try
        {
            var worker = await slot.WorkerAsync(cancellationToken);
            return Unwrap(await AskAsync(worker, request, cancellationToken));
        }
        finally
        {
            // Not awaited: the caller has its answer, and a replacement takes a moment to start.
            _ = GiveBackAsync(slot, ticket);
        }
    }

    private async Task<WorkerReply> AskAsync(Worker worker, WorkerRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await worker.AskAsync(request, _limits, cancellationToken);
        }
        catch (WorkerEndedException e)
        {
            Log.WorkerEnded(_log, worker.ProcessId, e.End, e.Message);
            throw;
        }
    }

    private WorkerReply Unwrap(WorkerReply reply)
    {
        if (reply.Error is not { } error)
            return reply;
        if (error.Detail is not null)
            Log.WorkerFailed(_log, error.Detail);
        throw new DamException(error.Kind, error.Message);
    }

    private async Task GiveBackAsync(WorkerSlot slot, WorkTicket? ticket)
    {
        await slot.RefreshAsync(ticket?.Cost ?? 0);
        await _slots.ReturnAsync(slot, ticket);
    }

    private string Explain(WorkerEnd end) => end switch
    {
        WorkerEnd.OverTime => $"Processing took longer than {_options.TimeLimit.TotalSeconds:0.#} seconds and was stopped",
        WorkerEnd.OverMemory => $"Processing needed more than {_options.MemoryLimitInBytes >> 20} MB of memory and was stopped",
        _ => "The file could not be processed: its decoder crashed",
    };
}
