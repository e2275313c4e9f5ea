using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Native;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>A model that is ready to run. Calls may come from several threads at once.</summary>
public sealed class InferenceSession : IDisposable
{
    private nint _handle;

    /// <param name="model">The bytes of an ONNX file.</param>
    /// <exception cref="OnnxRuntimeException">They are no model, or one that this version cannot run.</exception>
    public unsafe InferenceSession(byte[] model, SessionOptions options)
    {
        nint made;
        fixed (byte* bytes = model)
        {
            OrtLibrary.Check(((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)OrtLibrary.Function(OrtFunction.CreateSessionFromArray))(
                OrtEnv.Instance().Handle, bytes, (nuint)model.LongLength, options.Handle, &made));
        }

        _handle = made;
    }

    /// <summary>Runs the model.</summary>
    /// <returns>Its outputs, in the order of their names.</returns>
    /// <exception cref="OnnxRuntimeException">An input is not what the model takes, or it was ended.</exception>
    public unsafe IDisposableReadOnlyCollection<OrtValue> Run(
        RunOptions runOptions, IReadOnlyCollection<string> inputNames, IReadOnlyCollection<OrtValue> inputValues, IReadOnlyCollection<string> outputNames)
    {
        ObjectDisposedException.ThrowIf(_handle == 0, this);
        if (inputNames.Count != inputValues.Count)
        {
            throw new ArgumentException($"There are {inputNames.Count} names for {inputValues.Count} inputs", nameof(inputNames));
        }

        var names = inputNames.Concat(outputNames).Select(Marshal.StringToCoTaskMemUTF8).ToArray();
        var inputs = inputValues.Select(value => value.Handle).ToArray();
        var outputs = new nint[outputNames.Count];
        try
        {
            fixed (nint* name = names, input = inputs, output = outputs)
            {
                OrtLibrary.Check(((delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)OrtLibrary.Function(OrtFunction.Run))(
                    _handle, runOptions.Handle, name, input, (nuint)inputs.Length, name + inputs.Length, (nuint)outputs.Length, output));
            }

            GC.KeepAlive(inputValues);
            return new DisposableList<OrtValue>([.. outputs.Select(handle => new OrtValue(handle))]);
        }
        finally
        {
            foreach (var name in names)
            {
                Marshal.FreeCoTaskMem(name);
            }
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _handle, 0) is var handle and not 0)
        {
            OrtLibrary.Release(OrtFunction.ReleaseSession, handle);
        }
    }
}
