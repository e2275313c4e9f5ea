using System.Runtime.InteropServices;

namespace NetVips.Interop;

/// <summary>GLib's <c>GValue</c>: a type and two words that only GLib may read.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GValueStruct
{
    public nint Type;
    private readonly ulong _first;
    private readonly ulong _second;
}
