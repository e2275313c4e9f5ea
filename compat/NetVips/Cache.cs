using NetVips.Interop;

namespace NetVips;

/// <summary>libvips' cache of recent operations.</summary>
public static class Cache
{
    /// <summary>How many operations it keeps; 0 switches it off.</summary>
    public static int Max
    {
        get => LibVips.CacheGetMax();
        set => LibVips.CacheSetMax(value);
    }

    /// <summary>How many bytes may be in use before it drops operations.</summary>
    public static ulong MaxMem
    {
        get => LibVips.CacheGetMaxMem();
        set => LibVips.CacheSetMaxMem((nuint)value);
    }

    /// <summary>How many files may be open before it drops operations.</summary>
    public static int MaxFiles
    {
        get => LibVips.CacheGetMaxFiles();
        set => LibVips.CacheSetMaxFiles(value);
    }

    /// <summary>How many operations it holds now.</summary>
    public static int Size => LibVips.CacheGetSize();
}
