using System.Runtime.InteropServices;

namespace NetVips.Interop;

/// <summary>The functions of libvips that take or make objects: operations, images, interpolators, loaders by content.</summary>
internal static unsafe partial class LibVipsObjects
{
    [LibraryImport(LibVips.Library, EntryPoint = "vips_operation_new", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint NewOperation(string name);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_cache_operation_build")]
    internal static partial nint BuildOperation(VipsObject operation);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_operation_block_set", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void BlockOperation(string name, int state);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_object_unref_outputs")]
    internal static partial void UnrefOutputs(VipsObject target);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_object_get_args")]
    internal static partial int GetArgs(VipsObject target, out nint names, out nint flags, out int count);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_object_get_argument", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int GetArgument(VipsObject target, string name, out nint pspec, out nint argumentClass, out nint argumentInstance);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_object_set_from_string", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetFromString(VipsObject target, string options);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_object_get_description")]
    internal static partial nint GetDescription(VipsObject target);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_interpolate_new", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint NewInterpolate(string name);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_foreign_find_load", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint FindLoad(string filename);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_foreign_find_load_buffer")]
    internal static partial nint FindLoadBuffer(void* data, nuint size);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_foreign_find_save", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint FindSave(string filename);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_foreign_find_save_buffer", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint FindSaveBuffer(string suffix);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_filename_get_filename", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GetFilename(string vipsFilename);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_filename_get_options", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GetOptions(string vipsFilename);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_image_new_from_memory_copy")]
    internal static partial nint NewFromMemoryCopy(void* data, nuint size, int width, int height, int bands, int format);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_image_new_matrix_from_array")]
    internal static partial nint NewMatrix(int width, int height, double* values, int size);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_image_write_to_memory")]
    internal static partial nint WriteToMemory(Image image, out nuint size);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_image_copy_memory")]
    internal static partial nint CopyMemory(Image image);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_image_hasalpha")]
    internal static partial int HasAlpha(Image image);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_image_get_page_height")]
    internal static partial int GetPageHeight(Image image);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_image_iskilled")]
    internal static partial int IsKilled(Image image);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_image_set_kill")]
    internal static partial void SetKill(Image image, int kill);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_image_set_progress")]
    internal static partial void SetProgress(Image image, int progress);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_image_get_fields")]
    internal static partial nint GetFields(Image image);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_image_get_typeof", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GetTypeof(Image image, string name);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_image_get", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int GetField(Image image, string name, out GValueStruct value);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_image_set", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetField(Image image, string name, in GValueStruct value);

    [LibraryImport(LibVips.Library, EntryPoint = "vips_image_remove", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int RemoveField(Image image, string name);
}
