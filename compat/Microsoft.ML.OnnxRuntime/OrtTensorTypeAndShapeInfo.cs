using Microsoft.ML.OnnxRuntime.Native;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>How large a tensor is.</summary>
#pragma warning disable CA1815 // As the official one is declared.
public readonly struct OrtTensorTypeAndShapeInfo
{
    internal unsafe OrtTensorTypeAndShapeInfo(nint handle)
    {
        nuint dimensions, elements;
        OrtLibrary.Check(((delegate* unmanaged<nint, nuint*, nint>)OrtLibrary.Function(OrtFunction.GetDimensionsCount))(handle, &dimensions));
        OrtLibrary.Check(((delegate* unmanaged<nint, nuint*, nint>)OrtLibrary.Function(OrtFunction.GetTensorShapeElementCount))(handle, &elements));
        Shape = new long[dimensions];
        ElementCount = (long)elements;
        fixed (long* shape = Shape)
        {
            OrtLibrary.Check(((delegate* unmanaged<nint, long*, nuint, nint>)OrtLibrary.Function(OrtFunction.GetDimensions))(handle, shape, dimensions));
        }
    }

    public long ElementCount { get; }

#pragma warning disable CA1819 // As the official one is declared.
    public long[] Shape { get; }
#pragma warning restore CA1819
}
#pragma warning restore CA1815
