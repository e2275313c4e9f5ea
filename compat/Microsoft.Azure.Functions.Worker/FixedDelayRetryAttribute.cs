namespace Microsoft.Azure.Functions.Worker;

/// <summary>The same wait, <c>hh:mm:ss</c>, before each further try.</summary>
public sealed class FixedDelayRetryAttribute : RetryAttribute
{
    public FixedDelayRetryAttribute(int maxRetryCount, string delayInterval)
        => (MaxRetryCount, DelayInterval) = (maxRetryCount, delayInterval);

    public string DelayInterval { get; }
}
