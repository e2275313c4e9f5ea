namespace Microsoft.Azure.Functions.Worker;

/// <summary>Objects that go with one run, by their type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Null takes the feature away.</summary>
    void Set<T>(T? instance);

    T? Get<T>();
}
