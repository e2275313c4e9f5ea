namespace Microsoft.ML.OnnxRuntime;

/// <summary>How much of a graph is rewritten before it runs.</summary>
#pragma warning disable CA1707 // The official names.
public enum GraphOptimizationLevel
{
    ORT_DISABLE_ALL = 0,
    ORT_ENABLE_BASIC = 1,
    ORT_ENABLE_EXTENDED = 2,
    ORT_ENABLE_ALL = 99,
}
#pragma warning restore CA1707
