using NetVips.Interop;

namespace NetVips;

/// <summary>What libvips has in use.</summary>
public static class Stats
{
    /// <summary>Live allocations.</summary>
    public static int Allocations => LibVips.TrackedGetAllocs();

    /// <summary>Bytes in live allocations.</summary>
    public static int Mem => (int)LibVips.TrackedGetMem();

    /// <summary>The most bytes that were allocated at one time.</summary>
    public static ulong MemHighwater => LibVips.TrackedGetMemHighwater();

    /// <summary>Open files.</summary>
    public static int Files => LibVips.TrackedGetFiles();
}
