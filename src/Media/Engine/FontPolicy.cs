using ServerlessDam.Media.Workers;

namespace ServerlessDam.Media.Engine;

/// <summary>Which fonts libvips and librsvg see: those that the file beside this assembly names, so that every machine draws alike.</summary>
internal static class FontPolicy
{
    public static string ConfigurationPath => Path.Combine(AppContext.BaseDirectory, "fonts", "fonts.conf");

    /// <summary>An operator's own <c>FONTCONFIG_FILE</c> wins.</summary>
    public static void Apply()
    {
        if (OperatingSystem.IsLinux())
            Native.SetDefault("FONTCONFIG_FILE", ConfigurationPath);
    }
}
