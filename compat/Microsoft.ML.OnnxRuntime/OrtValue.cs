using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Native;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>A tensor: given to a model over managed memory, or made by one.</summary>
public sealed class OrtValue : IDisposable
{
    private nint _handle;
    private GCHandle _pinned;

    internal OrtValue(nint handle) => _handle = handle;

    /// <summary>A null handle is one that was disposed: the runtime would read it.</summary>
    internal nint Handle => _handle != 0 ? _handle : throw new ObjectDisposedException(nameof(OrtValue));

    /// <summary>A tensor over <paramref name="data"/>, which stays where it is until this is disposed.</summary>
    /// <exception cref="OnnxRuntimeException">The shape needs more elements than there are.</exception>
    public static unsafe OrtValue CreateTensorValueFromMemory<T>(T[] data, long[] shape)
        where T : unmanaged
    {
        var pinned = GCHandle.Alloc(data, GCHandleType.Pinned);
        nint memory = 0, made = 0;
        try
        {
            OrtLibrary.Check(((delegate* unmanaged<int, int, nint*, nint>)OrtLibrary.Function(OrtFunction.CreateCpuMemoryInfo))(0, 0, &memory));
            fixed (long* sides = shape)
            {
                OrtLibrary.Check(((delegate* unmanaged<nint, nint, nuint, long*, nuint, int, nint*, nint>)OrtLibrary.Function(OrtFunction.CreateTensorWithDataAsOrtValue))(
                    memory, pinned.AddrOfPinnedObject(), (nuint)data.LongLength * (nuint)sizeof(T), sides, (nuint)shape.Length, ElementType(typeof(T)), &made));
            }

            return new(made) { _pinned = pinned };
        }
        catch
        {
            pinned.Free();
            throw;
        }
        finally
        {
            if (memory != 0)
            {
                OrtLibrary.Release(OrtFunction.ReleaseMemoryInfo, memory);
            }
        }
    }

    public unsafe OrtTensorTypeAndShapeInfo GetTensorTypeAndShape()
    {
        nint info;
        OrtLibrary.Check(((delegate* unmanaged<nint, nint*, nint>)OrtLibrary.Function(OrtFunction.GetTensorTypeAndShape))(Handle, &info));
        try
        {
            return new(info);
        }
        finally
        {
            OrtLibrary.Release(OrtFunction.ReleaseTensorTypeAndShapeInfo, info);
        }
    }

    /// <summary>The elements, valid until this is disposed.</summary>
    /// <exception cref="OnnxRuntimeException">They are of another type.</exception>
    public unsafe ReadOnlySpan<T> GetTensorDataAsSpan<T>()
        where T : unmanaged
    {
        nint info, data;
        int type;
        OrtLibrary.Check(((delegate* unmanaged<nint, nint*, nint>)OrtLibrary.Function(OrtFunction.GetTensorTypeAndShape))(Handle, &info));
        try
        {
            OrtLibrary.Check(((delegate* unmanaged<nint, int*, nint>)OrtLibrary.Function(OrtFunction.GetTensorElementType))(info, &type));
            if (type != ElementType(typeof(T)))
            {
                throw new OnnxRuntimeException(2, $"The tensor has elements of type {type}, not {typeof(T).Name}");
            }

            OrtLibrary.Check(((delegate* unmanaged<nint, nint*, nint>)OrtLibrary.Function(OrtFunction.GetTensorMutableData))(Handle, &data));
            return new((void*)data, checked((int)new OrtTensorTypeAndShapeInfo(info).ElementCount));
        }
        finally
        {
            OrtLibrary.Release(OrtFunction.ReleaseTensorTypeAndShapeInfo, info);
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _handle, 0) is var handle and not 0)
        {
            OrtLibrary.Release(OrtFunction.ReleaseValue, handle);
        }

        if (_pinned.IsAllocated)
        {
            _pinned.Free();
        }
    }

    /// <summary>ONNXTensorElementDataType of onnxruntime_c_api.h.</summary>
    private static int ElementType(Type type)
        => type == typeof(float) ? 1
            : type == typeof(byte) ? 2
            : type == typeof(int) ? 6
            : type == typeof(long) ? 7
            : throw new OnnxRuntimeException(2, $"Tensors of {type.Name} are not supported");
}
