using System.Runtime.InteropServices;

namespace NetVips.Interop;

/// <summary>libvips' own types of value: arrays, blobs and shared strings.</summary>
internal static unsafe partial class LibVipsValues
{
    [LibraryImport(LibVips.Library, EntryPoint = "vips_image_get_type")]
    internal static partial nint ImageType();

    [LibraryImport(LibVips.Library, EntryPoint = "vips_array_int_get_type")]
    internal static partial nint ArrayIntType();

    [LibraryImport(LibVips.Library, EntryPoint = "vips_array_double_get_type")]
    internal static partial nint ArrayDoubleType();

    [LibraryImport(LibVips.Library, EntryPoint = "vips_array_image_get_type")]
    internal static partial nint ArrayImageType();

    [LibraryImport(LibVips.Library, EntryPoint = "vips_ref_string_get_type")]
    internal static partial nint RefStringType();

    [LibraryImport(LibVips.Library, EntryPoint = "vips_blob_get_type")]
    internal static partial nint BlobType();

    [LibraryImport(LibVips.Library, EntryPoint = "vips_band_format_get_type")]
    internal static partial nint BandFormatType();

    [LibraryImport(LibVips.Library, EntryPoint = "vips_enum_from_nick", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int EnumFromNick(string domain, nint type, string nick);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_value_set_array_int")]
    internal static partial void SetArrayInt(ref GValueStruct value, int* numbers, int count);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_value_set_array_double")]
    internal static partial void SetArrayDouble(ref GValueStruct value, double* numbers, int count);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_value_set_array_image")]
    internal static partial void SetArrayImage(ref GValueStruct value, int count);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_value_set_blob_free")]
    internal static partial void SetBlob(ref GValueStruct value, nint data, nuint length);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_value_set_ref_string", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetRefString(ref GValueStruct value, string text);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_value_get_array_int")]
    internal static partial int* GetArrayInt(in GValueStruct value, out int count);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_value_get_array_double")]
    internal static partial double* GetArrayDouble(in GValueStruct value, out int count);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_value_get_array_image")]
    internal static partial nint* GetArrayImage(in GValueStruct value, out int count);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_value_get_ref_string")]
    internal static partial nint GetRefString(in GValueStruct value, out nuint length);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_value_get_blob")]
    internal static partial byte* GetBlob(in GValueStruct value, out nuint length);
}
