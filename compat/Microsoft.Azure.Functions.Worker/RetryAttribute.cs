namespace Microsoft.Azure.Functions.Worker;

/// <summary>How a failed run is tried again. Of the triggers for HTTP, blobs, queues and timers, only timers take one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class RetryAttribute : Attribute
{
    /// <summary>Tries after the first; -1 for no limit.</summary>
    public int MaxRetryCount { get; set; }
}
