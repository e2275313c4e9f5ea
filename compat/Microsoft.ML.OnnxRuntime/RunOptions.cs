using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Native;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>How one call runs.</summary>
public sealed class RunOptions : SafeHandle
{
    private bool _terminate;

    public RunOptions()
        : base(0, ownsHandle: true)
        => SetHandle(OrtLibrary.Create(OrtFunction.CreateRunOptions));

    public override bool IsInvalid => handle == 0;

    /// <summary>Ends the calls that run under these options; set by another thread.</summary>
    public unsafe bool Terminate
    {
        get => _terminate;
        set
        {
            var function = value ? OrtFunction.RunOptionsSetTerminate : OrtFunction.RunOptionsUnsetTerminate;
            OrtLibrary.Check(((delegate* unmanaged<nint, nint>)OrtLibrary.Function(function))(handle));
            _terminate = value;
        }
    }

    internal nint Handle => handle;

    protected override bool ReleaseHandle()
    {
        OrtLibrary.Release(OrtFunction.ReleaseRunOptions, handle);
        return true;
    }
}
