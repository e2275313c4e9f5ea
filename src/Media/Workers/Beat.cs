namespace ServerlessDam.Media.Workers;

/// <summary>One timer for all who look again every so often: dozens of waits a second then cost none of their own.</summary>
internal sealed class Beat(TimeSpan period, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private Task _next = Task.CompletedTask;

    /// <summary>Ends within the period.</summary>
    public Task Next
    {
        get
        {
            lock (_lock)
                return _next.IsCompleted ? _next = Task.Delay(period, clock) : _next;
        }
    }
}
