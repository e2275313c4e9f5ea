using Microsoft.Azure.Functions.Worker.InProcess;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the function returned. Middleware may set another value after the function ran, or instead of it.</summary>
public class InvocationResult<T>
{
    private readonly Invocation _invocation;

    internal InvocationResult(Invocation invocation) => _invocation = invocation;

    public T? Value
    {
        get => (T?)_invocation.Result;
        set => _invocation.Result = value;
    }
}

/// <inheritdoc/>
public sealed class InvocationResult : InvocationResult<object>
{
    internal InvocationResult(Invocation invocation)
        : base(invocation)
    {
    }
}
