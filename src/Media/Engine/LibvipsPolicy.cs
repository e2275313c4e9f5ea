using NetVips;

namespace ServerlessDam.Media.Engine;

/// <summary>How libvips is set up in a process that meets hostile files; takes effect with the first call of <see cref="Apply"/>.</summary>
public static class LibvipsPolicy
{
    /// <summary>
    /// The loaders that may run. All but SVG are fuzzed by libvips' makers; SVG is drawn by librsvg from memory, where
    /// nothing outside the file can be resolved. Everything else libvips can load stays off.
    /// </summary>
    private static readonly string[] _loaders =
    [
        "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif",
        "VipsForeignLoadTiff", "VipsForeignLoadHeif", "VipsForeignLoadSvg",
    ];

    private static readonly Lazy<bool> _applied = new(SetUp);

    /// <exception cref="InvalidOperationException">There is no libvips here.</exception>
    public static void Apply() => _ = _applied.Value;

    private static bool SetUp()
    {
        FontPolicy.Apply();
        if (!ModuleInitializer.VipsInitialized)
            throw new InvalidOperationException("libvips could not be loaded.", ModuleInitializer.Exception);

        // A worker computes one picture at a time beside its siblings: threads of its own would only compete with them,
        // and results of one request are of no use to the next.
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in _loaders)
            Operation.Block(loader, false);
        return true;
    }
}
