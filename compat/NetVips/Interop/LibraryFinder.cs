using System.Reflection;
using System.Runtime.InteropServices;

namespace NetVips.Interop;

/// <summary>
/// Finds the one native library that holds libvips and GLib: beside the program, where a runtime package puts it,
/// or wherever the system's loader looks.
/// </summary>
internal static class LibraryFinder
{
    private static readonly Lazy<nint> _handle = new(Load);

    internal static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
        => name == LibVips.Library ? _handle.Value : 0;

    private static nint Load()
    {
        string[] folders = [AppContext.BaseDirectory, Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native"), Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native")];
        foreach (var folder in folders)
            if (NativeLibrary.TryLoad(Path.Combine(folder, LibVips.Library), out var handle))
                return handle;
        return NativeLibrary.TryLoad(LibVips.Library, out var system) ? system : 0;
    }
}
