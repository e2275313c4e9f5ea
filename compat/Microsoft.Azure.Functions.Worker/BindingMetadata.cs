namespace Microsoft.Azure.Functions.Worker;

/// <summary>One binding of a function.</summary>
public abstract class BindingMetadata
{
    /// <summary>The parameter's name; <c>$return</c> for the return value.</summary>
    public abstract string Name { get; }

    /// <summary>As in function.json: <c>httpTrigger</c>, <c>blobTrigger</c>, <c>queueTrigger</c>, <c>timerTrigger</c>, <c>http</c>.</summary>
    public abstract string Type { get; }

    public abstract BindingDirection Direction { get; }
}
