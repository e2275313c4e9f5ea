using System.Runtime.InteropServices;

namespace NetVips.Interop;

/// <summary>The functions of GLib and GObject that the binding needs; libvips exports them too.</summary>
internal static unsafe partial class GLib
{
    [LibraryImport(LibVips.Library, EntryPoint = "g_free")]
    internal static partial void Free(nint memory);

    [LibraryImport(LibVips.Library, EntryPoint = "g_malloc")]
    internal static partial nint Malloc(nuint size);

    [LibraryImport(LibVips.Library, EntryPoint = "g_object_ref")]
    internal static partial nint Ref(nint pointer);

    [LibraryImport(LibVips.Library, EntryPoint = "g_object_unref")]
    internal static partial void Unref(nint pointer);

    [LibraryImport(LibVips.Library, EntryPoint = "g_object_set_property", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetProperty(GObject target, string name, in GValueStruct value);

    [LibraryImport(LibVips.Library, EntryPoint = "g_object_get_property", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void GetProperty(GObject target, string name, ref GValueStruct value);

    [LibraryImport(LibVips.Library, EntryPoint = "g_signal_connect_data", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial ulong SignalConnect(
        GObject target, string signal, delegate* unmanaged<nint, nint, nint, void> handler, nint data,
        delegate* unmanaged<nint, nint, void> destroy, int flags);

    [LibraryImport(LibVips.Library, EntryPoint = "g_type_fundamental")]
    internal static partial nint Fundamental(nint type);

    [LibraryImport(LibVips.Library, EntryPoint = "g_type_name")]
    internal static partial nint TypeName(nint type);

    [LibraryImport(LibVips.Library, EntryPoint = "g_value_init")]
    internal static partial void Init(ref GValueStruct value, nint type);

    [LibraryImport(LibVips.Library, EntryPoint = "g_value_unset")]
    internal static partial void Unset(ref GValueStruct value);

    [LibraryImport(LibVips.Library, EntryPoint = "g_value_set_boolean")]
    internal static partial void SetBoolean(ref GValueStruct value, int boolean);

    [LibraryImport(LibVips.Library, EntryPoint = "g_value_set_int")]
    internal static partial void SetInt(ref GValueStruct value, int number);

    [LibraryImport(LibVips.Library, EntryPoint = "g_value_set_uint64")]
    internal static partial void SetUint64(ref GValueStruct value, ulong number);

    [LibraryImport(LibVips.Library, EntryPoint = "g_value_set_double")]
    internal static partial void SetDouble(ref GValueStruct value, double number);

    [LibraryImport(LibVips.Library, EntryPoint = "g_value_set_enum")]
    internal static partial void SetEnum(ref GValueStruct value, int member);

    [LibraryImport(LibVips.Library, EntryPoint = "g_value_set_flags")]
    internal static partial void SetFlags(ref GValueStruct value, uint members);

    [LibraryImport(LibVips.Library, EntryPoint = "g_value_set_string", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetString(ref GValueStruct value, string text);

    [LibraryImport(LibVips.Library, EntryPoint = "g_value_set_object")]
    internal static partial void SetObject(ref GValueStruct value, GObject target);

    [LibraryImport(LibVips.Library, EntryPoint = "g_value_get_boolean")]
    internal static partial int GetBoolean(in GValueStruct value);

    [LibraryImport(LibVips.Library, EntryPoint = "g_value_get_int")]
    internal static partial int GetInt(in GValueStruct value);

    [LibraryImport(LibVips.Library, EntryPoint = "g_value_get_uint64")]
    internal static partial ulong GetUint64(in GValueStruct value);

    [LibraryImport(LibVips.Library, EntryPoint = "g_value_get_double")]
    internal static partial double GetDouble(in GValueStruct value);

    [LibraryImport(LibVips.Library, EntryPoint = "g_value_get_enum")]
    internal static partial int GetEnum(in GValueStruct value);

    [LibraryImport(LibVips.Library, EntryPoint = "g_value_get_flags")]
    internal static partial uint GetFlags(in GValueStruct value);

    [LibraryImport(LibVips.Library, EntryPoint = "g_value_get_string")]
    internal static partial nint GetString(in GValueStruct value);

    [LibraryImport(LibVips.Library, EntryPoint = "g_value_get_object")]
    internal static partial nint GetObject(in GValueStruct value);
}
