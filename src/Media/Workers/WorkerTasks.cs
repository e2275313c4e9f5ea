using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Probing;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;

namespace ServerlessDam.Media.Workers;

/// <summary>What a worker does with a request. Never throws: what goes wrong is a reply.</summary>
internal sealed class WorkerTasks
{
    private readonly ExternalPrograms _programs = ExternalPrograms.Find();
    private readonly Sight _sight;
    private readonly RecentWork _recent = new();

    public WorkerTasks()
    {
        _sight = new(ModelFolder.OfEnvironment(), tesseract: Tesseract.Find(_programs));
        LibvipsPolicy.Apply();
    }

    public WorkerReply Run(WorkerRequest request, CancellationToken cancellationToken)
    {
        WorkerTime.Begin();
        try
        {
            return Answer(request, cancellationToken);
        }
        catch (DamException e)
        {
            return Failed(new WorkerError(e.Kind, e.Message));
        }
        catch (OperationCanceledException)
        {
            return Failed(new WorkerError(ErrorKind.Unprocessable, "Cancelled", Cancelled: true));
        }
        catch (Exception e) when (e is OutOfMemoryException or InsufficientMemoryException)
        {
            return Failed(new WorkerError(ErrorKind.Unprocessable, "The file needs more memory than a worker has", e.Message));
        }
        // The last handler of the process: hostile bytes find exceptions that nobody listed, and the worker serves on.
        catch (Exception e)
        {
            return Failed(new WorkerError(ErrorKind.Unprocessable, "The file could not be processed", e.ToString()));
        }
    }

    /// <summary>Closes what was not needed for so long.</summary>
    /// <returns>Whether there was any.</returns>
    public bool Rest(TimeSpan since) => _sight.CloseUnused(since) | _recent.CloseUnused(since);

    private WorkerReply Answer(WorkerRequest request, CancellationToken cancellationToken) => request switch
    {
        { Probe: { } probe } => new WorkerReply { Facts = new Prober(_programs, _sight).Probe(probe, cancellationToken) },
        { Derive: { } derive } => new WorkerReply { File = Derivation.Run(derive, _programs, _sight, _recent, cancellationToken) },
        { Join: { } join } => new WorkerReply { File = Joining.Run(join, cancellationToken) },
        { Text: { } text } => new WorkerReply { File = TextDrawing.Run(text, cancellationToken) },
        _ => new WorkerReply { Capabilities = Capabilities.Find(_programs, _sight, cancellationToken) },
    };

    private static WorkerReply Failed(WorkerError error) => new() { Error = error };
}
