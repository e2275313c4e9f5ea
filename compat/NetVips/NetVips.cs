using NetVips.Interop;

namespace NetVips;

/// <summary>Settings and facts of the library as a whole.</summary>
public static class NetVips
{
    /// <summary>Starts libvips; <see cref="ModuleInitializer"/> has done so already.</summary>
    /// <returns>Whether it runs.</returns>
    public static bool Init() => LibVips.Init("NetVips") == 0;

    /// <summary>Whether libvips reports what was not released when the process ends.</summary>
    public static bool Leak
    {
        set => LibVips.LeakSet(value ? 1 : 0);
    }

    /// <summary>How many threads evaluate one image.</summary>
    public static int Concurrency
    {
        get => LibVips.ConcurrencyGet();
        set => LibVips.ConcurrencySet(value);
    }

    /// <summary>Whether SIMD code is used.</summary>
    public static bool Vector
    {
        get => LibVips.VectorIsEnabled() != 0;
        set => LibVips.VectorSet(value ? 1 : 0);
    }

    /// <summary>Whether operations that libvips does not fuzz (among them svgload) are refused.</summary>
    public static bool BlockUntrusted
    {
        set => LibVips.BlockUntrustedSet(value ? 1 : 0);
    }

    /// <param name="flag">0 for the major, 1 for the minor, 2 for the patch number.</param>
    /// <param name="fromModule">Whether the number read at start-up will do.</param>
    /// <exception cref="ArgumentOutOfRangeException">The flag is not 0 to 2.</exception>
    public static int Version(int flag, bool fromModule = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(flag);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(flag, 2);
        return fromModule && ModuleInitializer.Version is { } version
            ? (version >> (16 - (8 * flag))) & 0xFF
            : LibVips.Version(flag);
    }

    /// <summary>Whether libvips is of this version or a later one.</summary>
    public static bool AtLeastLibvips(int x, int y, int z = 0)
        => new Version(Version(0), Version(1), Version(2)) >= new Version(x, y, z);

    /// <summary>Every file name suffix that libvips can load or save.</summary>
    public static string[] GetSuffixes() => NativeText.TakeAll(LibVips.GetSuffixes());

    /// <summary>The type of the class with this nickname below <paramref name="basename"/>; 0 when there is none.</summary>
    public static nint TypeFind(string basename, string nickname) => LibVips.TypeFind(basename, nickname);

    /// <summary>The name of a GType.</summary>
    public static string TypeName(nint type) => NativeText.Read(GLib.TypeName(type));
}
