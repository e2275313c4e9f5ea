namespace Microsoft.ML.OnnxRuntime;

/// <summary>Results that are freed together.</summary>
#pragma warning disable CA1010, CA1711 // As the official one is declared.
public interface IDisposableReadOnlyCollection<T> : IReadOnlyList<T>, IDisposable;
#pragma warning restore CA1010, CA1711

internal sealed class DisposableList<T>(IReadOnlyList<T> values) : IDisposableReadOnlyCollection<T>
    where T : IDisposable
{
    public int Count => values.Count;

    public T this[int index] => values[index];

    public IEnumerator<T> GetEnumerator() => values.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        foreach (var value in values)
        {
            value.Dispose();
        }
    }
}
