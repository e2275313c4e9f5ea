using System.Runtime.InteropServices;

namespace NetVips.Interop;

/// <summary>The functions of libvips that are about the library itself: start, version, errors, cache, statistics.</summary>
internal static partial class LibVips
{
    internal const string Library = "libvips.so.42";

    [LibraryImport(Library, EntryPoint = "vips_init", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Init(string argv0);

    [LibraryImport(Library, EntryPoint = "vips_version")]
    internal static partial int Version(int flag);

    [LibraryImport(Library, EntryPoint = "vips_error_buffer")]
    internal static partial nint ErrorBuffer();

    [LibraryImport(Library, EntryPoint = "vips_error_clear")]
    internal static partial void ErrorClear();

    [LibraryImport(Library, EntryPoint = "vips_leak_set")]
    internal static partial void LeakSet(int leak);

    [LibraryImport(Library, EntryPoint = "vips_concurrency_get")]
    internal static partial int ConcurrencyGet();

    [LibraryImport(Library, EntryPoint = "vips_concurrency_set")]
    internal static partial void ConcurrencySet(int concurrency);

    [LibraryImport(Library, EntryPoint = "vips_vector_isenabled")]
    internal static partial int VectorIsEnabled();

    [LibraryImport(Library, EntryPoint = "vips_vector_set_enabled")]
    internal static partial void VectorSet(int enabled);

    [LibraryImport(Library, EntryPoint = "vips_block_untrusted_set")]
    internal static partial void BlockUntrustedSet(int state);

    [LibraryImport(Library, EntryPoint = "vips_cache_get_max")]
    internal static partial int CacheGetMax();

    [LibraryImport(Library, EntryPoint = "vips_cache_set_max")]
    internal static partial void CacheSetMax(int max);

    [LibraryImport(Library, EntryPoint = "vips_cache_get_max_mem")]
    internal static partial nuint CacheGetMaxMem();

    [LibraryImport(Library, EntryPoint = "vips_cache_set_max_mem")]
    internal static partial void CacheSetMaxMem(nuint bytes);

    [LibraryImport(Library, EntryPoint = "vips_cache_get_max_files")]
    internal static partial int CacheGetMaxFiles();

    [LibraryImport(Library, EntryPoint = "vips_cache_set_max_files")]
    internal static partial void CacheSetMaxFiles(int files);

    [LibraryImport(Library, EntryPoint = "vips_cache_get_size")]
    internal static partial int CacheGetSize();

    [LibraryImport(Library, EntryPoint = "vips_tracked_get_allocs")]
    internal static partial int TrackedGetAllocs();

    [LibraryImport(Library, EntryPoint = "vips_tracked_get_mem")]
    internal static partial nuint TrackedGetMem();

    [LibraryImport(Library, EntryPoint = "vips_tracked_get_mem_highwater")]
    internal static partial nuint TrackedGetMemHighwater();

    [LibraryImport(Library, EntryPoint = "vips_tracked_get_files")]
    internal static partial int TrackedGetFiles();

    [LibraryImport(Library, EntryPoint = "vips_type_find", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint TypeFind(string basename, string nickname);

    [LibraryImport(Library, EntryPoint = "vips_foreign_get_suffixes")]
    internal static partial nint GetSuffixes();
}
