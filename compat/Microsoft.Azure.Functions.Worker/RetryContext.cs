namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where a run stands in its function's retry policy.</summary>
public abstract class RetryContext
{
    /// <summary>0 for the first try.</summary>
    public abstract int RetryCount { get; }

    /// <summary>-1 for no limit.</summary>
    public abstract int MaxRetryCount { get; }
}
