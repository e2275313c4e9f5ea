namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger tells beside its value, by name, whatever the case.</summary>
public abstract class BindingContext
{
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
