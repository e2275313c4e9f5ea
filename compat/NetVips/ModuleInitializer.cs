using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using NetVips.Interop;

namespace NetVips;

/// <summary>Starts libvips as soon as the assembly is loaded.</summary>
public static class ModuleInitializer
{
    /// <summary>Whether libvips started.</summary>
    public static bool VipsInitialized;

    /// <summary>Why libvips did not start; null when it did.</summary>
    public static Exception? Exception;

    /// <summary>The version of libvips as <c>major &lt;&lt; 16 | minor &lt;&lt; 8 | patch</c>; null when it did not start.</summary>
    public static int? Version;

    [SuppressMessage("Usage", "CA2255", Justification = "The library must be found before its first function is called.")]
    [SuppressMessage("Design", "CA1031", Justification = "A module initialiser that throws hides its reason; it is kept in Exception.")]
    [System.Runtime.CompilerServices.ModuleInitializer]
    public static void Initialize()
    {
        try
        {
            if (!VipsInitialized && Exception is null)
                NativeLibrary.SetDllImportResolver(typeof(ModuleInitializer).Assembly, LibraryFinder.Resolve);
            VipsInitialized = NetVips.Init();
            if (VipsInitialized)
                Version = (LibVips.Version(0) << 16) | (LibVips.Version(1) << 8) | LibVips.Version(2);
            else
                Exception = new VipsException("unable to initialize libvips");
        }
        catch (Exception e)
        {
            VipsInitialized = false;
            Exception = e;
        }
    }
}
