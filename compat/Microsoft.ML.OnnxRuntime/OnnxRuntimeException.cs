namespace Microsoft.ML.OnnxRuntime;

/// <summary>What the native runtime refused, in its words.</summary>
#pragma warning disable CA1032 // Only the runtime makes them, as with the official one.
public sealed class OnnxRuntimeException : Exception
{
    internal OnnxRuntimeException(int code, string message)
        : base($"[ErrorCode:{code}] {message}")
    {
    }
}
#pragma warning restore CA1032
