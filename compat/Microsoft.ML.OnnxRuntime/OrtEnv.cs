using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Native;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>The runtime's state in this process: one, made when it is first needed.</summary>
public sealed class OrtEnv : SafeHandle
{
    private const int Warning = 2;

    private static readonly Lazy<OrtEnv> Only = new(() => new OrtEnv());

#pragma warning disable CA1419 // Nobody but Instance makes one, as with the official one.
    private unsafe OrtEnv()
#pragma warning restore CA1419
        : base(0, ownsHandle: true)
    {
        fixed (byte* name = "dam\0"u8)
        fixed (nint* made = &handle)
        {
            OrtLibrary.Check(((delegate* unmanaged<int, byte*, nint*, nint>)OrtLibrary.Function(OrtFunction.CreateEnv))(Warning, name, made));
        }
    }

    public override bool IsInvalid => handle == 0;

    internal nint Handle => handle;

    /// <exception cref="DllNotFoundException">The native library is not there.</exception>
    public static OrtEnv Instance() => Only.Value;

    /// <summary>Of the native library, such as <c>1.30.0</c>.</summary>
#pragma warning disable CA1822 // As the official one is declared.
    public string GetVersionString() => OrtLibrary.Version;
#pragma warning restore CA1822

    protected override bool ReleaseHandle()
    {
        OrtLibrary.Release(OrtFunction.ReleaseEnv, handle);
        return true;
    }
}
