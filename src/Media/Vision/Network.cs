using Microsoft.ML.OnnxRuntime;

namespace ServerlessDam.Media.Vision;

/// <summary>An opened model, on one thread: workers share the machine with their siblings.</summary>
internal sealed class Network : IDisposable
{
    private readonly InferenceSession _session;

    /// <exception cref="OnnxRuntimeException">It is no model.</exception>
    public Network(byte[] model, NetworkMemory memory)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, EnableCpuMemArena = memory == NetworkMemory.Kept };
        if (memory == NetworkMemory.Spared)
        {
            // No block for all pieces, and none of them copied into the order that processors like best.
            options.EnableMemoryPattern = false;
            options.GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_EXTENDED;
        }

        // A thread that waits by turning takes the time of those that work.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        _session = new InferenceSession(model, options);
    }

    /// <summary>Runs it on one tensor.</summary>
    /// <exception cref="OperationCanceledException">Cancelled: it ends at its next operation.</exception>
    public float[][] Run(string input, float[] values, long[] shape, IReadOnlyList<string> outputs, CancellationToken cancellationToken)
    {
        using var run = new RunOptions();
        using var cancelled = cancellationToken.Register(() => run.Terminate = true);
        using var tensor = OrtValue.CreateTensorValueFromMemory(values, shape);
        try
        {
            using var results = _session.Run(run, [input], [tensor], outputs);
            return [.. results.Select(result => result.GetTensorDataAsSpan<float>().ToArray())];
        }
        catch (OnnxRuntimeException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    public void Dispose() => _session.Dispose();
}
