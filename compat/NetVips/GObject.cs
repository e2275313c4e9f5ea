using System.Runtime.InteropServices;
using NetVips.Interop;

namespace NetVips;

/// <summary>Holds one reference to a native object and drops it when disposed.</summary>
public class GObject : SafeHandle
{
    internal GObject(nint pointer)
        : base(0, ownsHandle: true)
        => SetHandle(pointer);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        GLib.Unref(handle);
        return true;
    }
}
