using System.Globalization;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>How often, and after what delay, a failed run is tried again.</summary>
internal sealed record RetryPolicy(int MaxRetryCount, TimeSpan First, TimeSpan Longest)
{
    /// <summary>The policy that the function's method carries; null for none.</summary>
    /// <exception cref="InvalidOperationException">The attribute's values make no policy.</exception>
    public static RetryPolicy? Of(Function function) => function.Retry switch
    {
        null => null,
        { MaxRetryCount: < -1 } => throw Invalid(function, "a retry count is -1 for no limit, or at least 0"),
        FixedDelayRetryAttribute delay => new(
            delay.MaxRetryCount, Time(delay.DelayInterval, function), Time(delay.DelayInterval, function)),
        ExponentialBackoffRetryAttribute backoff => new(
            backoff.MaxRetryCount, Time(backoff.MinimumInterval, function), Time(backoff.MaximumInterval, function)),
        var other => throw Invalid(function, $"{other.GetType()} is no retry attribute of the package"),
    };

    /// <param name="failures">How often the run has failed, from 1.</param>
    public bool Allows(int failures) => MaxRetryCount == -1 || failures <= MaxRetryCount;

    /// <inheritdoc cref="Allows"/>
    public TimeSpan DelayAfter(int failures) => Doubling.Delay(First, Longest, failures - 1);

    public RetryContext Context(int failures) => new RetryState(failures, MaxRetryCount);

    private static TimeSpan Time(string text, Function function)
        => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero
            ? time
            : throw Invalid(function, $"'{text}' is no time as hh:mm:ss");

    private static InvalidOperationException Invalid(Function function, string reason)
        => new($"Function '{function.Name}': {reason}.");

    private sealed class RetryState(int count, int max) : RetryContext
    {
        public override int RetryCount { get; } = count;

        public override int MaxRetryCount { get; } = max;
    }
}
