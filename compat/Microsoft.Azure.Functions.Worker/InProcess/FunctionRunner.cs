using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>Runs functions that no request waits for, each in a scope of its own and within the time that host.json allows.</summary>
internal sealed class FunctionRunner(
    IServiceScopeFactory scopes, FunctionExecutionDelegate pipeline, HostJson settings, TimeProvider time)
{
    /// <summary>Throws what the function throws.</summary>
    public async Task RunAsync(
        Function function,
        object? trigger,
        IReadOnlyDictionary<string, object?>? data,
        RetryContext? retry,
        CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(settings.FunctionTimeout ?? Timeout.InfiniteTimeSpan, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        await pipeline(new Invocation(function, scope.ServiceProvider, both.Token)
        {
            Trigger = trigger,
            Data = data,
            Retry = retry,
        });
    }
}
