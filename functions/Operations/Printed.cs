namespace ServerlessDam.Functions.Operations;

/// <summary>Reports on the spot; <see cref="Progress{T}"/> would queue them.</summary>
internal sealed class Printed<T>(Action<T> print) : IProgress<T>
{
    public void Report(T value) => print(value);
}
