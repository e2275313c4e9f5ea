namespace ServerlessDam.Media.Workers;

/// <summary>Why a worker is no more.</summary>
internal enum WorkerEnd
{
    /// <summary>It ended by itself: a decoder crashed, or the kernel took it.</summary>
    Crashed,
    OverTime,
    OverMemory,
    Cancelled,
}

/// <summary>A worker ended before it replied.</summary>
/// <param name="detail">Exit code and the end of its standard error, for the log.</param>
internal sealed class WorkerEndedException(WorkerEnd end, string detail) : Exception(detail)
{
    public WorkerEnd End { get; } = end;
}
