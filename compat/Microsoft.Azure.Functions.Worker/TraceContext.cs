namespace Microsoft.Azure.Functions.Worker;

/// <summary>The run's place in a distributed trace, as in W3C Trace Context.</summary>
public abstract class TraceContext
{
    public abstract string TraceParent { get; }

    public abstract string TraceState { get; }

    public virtual IReadOnlyDictionary<string, string> Attributes => new Dictionary<string, string>();

    public virtual IReadOnlyDictionary<string, string> Baggage => new Dictionary<string, string>();
}
