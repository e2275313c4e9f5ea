using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>What a trigger attribute tells the in-process host about itself.</summary>
internal interface ITrigger
{
    /// <summary>As in function.json.</summary>
    string BindingType { get; }

    /// <summary>Whether the function may carry a <see cref="RetryAttribute"/>.</summary>
    bool TakesRetry => false;

    /// <summary>Name and type of the binding of the return value, if it has one.</summary>
    string? ReturnBindingType => null;

    /// <summary>What is wrong with the function, one sentence each.</summary>
    IEnumerable<string> Check(string functionName, ParameterInfo parameter);

    /// <summary>Makes the parameter's value from the run; null when the trigger has nothing of the parameter's type.</summary>
    Func<Invocation, object?>? Bind(ParameterInfo parameter);

    /// <summary>What listens and runs the function; null when requests come to it.</summary>
    IListener? Listen(Function function, ListenerServices services);
}
