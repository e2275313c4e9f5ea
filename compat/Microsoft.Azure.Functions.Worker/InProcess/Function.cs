using System.Reflection;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>A function of the app, ready to run.</summary>
internal sealed class Function
{
    public required FunctionDefinition Definition { get; init; }

    public required MethodInfo Method { get; init; }

    public required ParameterInfo TriggerParameter { get; init; }

    public required ITrigger Trigger { get; init; }

    public required RetryAttribute? Retry { get; init; }

    /// <summary>Makes the instance, binds the parameters, calls the method.</summary>
    public required Func<Invocation, ValueTask<object?>> Body { get; init; }

    public string Name => Definition.Name;
}
