namespace ServerlessDam.Media.Workers;

/// <summary>One request's place in its line, and then under way.</summary>
/// <param name="cost">In pixels; at least 1.</param>
/// <param name="isPatient">Nobody waits for it.</param>
/// <param name="isBulky">It may hold a large picture whole.</param>
internal sealed class WorkTicket(long cost, bool isPatient = false, bool isBulky = false)
{
    public bool IsBulky { get; } = isBulky;

    public bool IsPatient { get; } = isPatient;

    public long Cost { get; } = cost;

    /// <summary>Completed with the worker's place once it is this request's turn.</summary>
    public TaskCompletionSource<WorkerSlot> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
