using Azure.Core;
using Azure.Core.Pipeline;

namespace ServerlessDam.Azure;

/// <summary>
/// At most four tries of ten seconds each, with pauses of 0.4 to 3 s, and none that begins after the first twelve seconds or that the
/// service puts off beyond them: a storage that hangs or throttles fails a call within about 22 s instead of holding its request.
/// </summary>
/// <remarks>
/// A try ends with the response's header; after it the ten seconds bound each single read of a body (Azure.Core applies the network
/// timeout so), however long the body. Uploads go in blocks of 4 MiB, so that a line of 4 Mbit/s suffices.
/// </remarks>
internal sealed class BoundedRetry(TimeProvider time)
    : RetryPolicy(MaxRetries, DelayStrategy.CreateExponentialDelayStrategy(TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(3)))
{
    private const int MaxRetries = 3;
    private static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastStart = TimeSpan.FromSeconds(12);

    public static T Apply<T>(T options)
        where T : ClientOptions
    {
        options.Retry.NetworkTimeout = TryTimeout;
        options.RetryPolicy = new BoundedRetry(TimeProvider.System);
        return options;
    }

    protected override bool ShouldRetry(HttpMessage message, Exception? exception)
        => base.ShouldRetry(message, exception) && MayStillStart(message);

    protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception)
        => await base.ShouldRetryAsync(message, exception) && MayStillStart(message);

    /// <summary>The policy would otherwise wait for as long as Retry-After says.</summary>
    private bool MayStillStart(HttpMessage message)
    {
        var retryAfter = message.HasResponse && message.Response.Headers.TryGetValue("Retry-After", out var text)
            ? int.TryParse(text, out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue
            : TimeSpan.Zero;
        return retryAfter < LastStart && time.GetUtcNow() - message.ProcessingContext.StartTime + retryAfter < LastStart;
    }
}
