using Microsoft.Azure.Functions.Worker.InProcess;

namespace Microsoft.Azure.Functions.Worker;

public static class FunctionContextBindingFeatureExtensions
{
    /// <exception cref="InvalidOperationException">The context is not one that a host made.</exception>
    public static InvocationResult GetInvocationResult(this FunctionContext context) => new(InvocationOf(context));

    /// <exception cref="InvalidOperationException">The function returned something that is no <typeparamref name="T"/>.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context)
        => InvocationOf(context) is { Result: T } invocation
            ? new InvocationResult<T>(invocation)
            : throw new InvalidOperationException($"The invocation result is not of type {typeof(T)}.");

    private static Invocation InvocationOf(FunctionContext context)
        => context as Invocation ?? throw new InvalidOperationException("This context does not belong to a running function.");
}
