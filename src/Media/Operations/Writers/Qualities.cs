using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>From <c>q_</c> to the encoder's number, 1 to 100.</summary>
/// <remarks>
/// Numbers mean JPEG's scale. WebP's is close enough to be taken as it is; AVIF reaches the same structural similarity at
/// about three quarters of the number. The automatic levels are fixed per format, not measured per picture.
/// </remarks>
internal static class Qualities
{
    private static readonly Dictionary<string, (int Unset, int Best, int Good, int Eco, int Low)> _levels = new()
    {
        ["jpg"] = (90, 88, 80, 70, 58),
        ["webp"] = (82, 86, 78, 68, 55),
        ["avif"] = (62, 66, 56, 46, 36),
        ["gif"] = (100, 100, 90, 75, 60),
        ["png"] = (100, 100, 100, 85, 65),
    };

    public static int Percent(string format, Quality quality) => quality switch
    {
        { Percent: { } percent } => format == "avif" ? Math.Max(1, (int)Math.Round(percent * 0.75)) : percent,
        { Auto: { } auto } => Level(format, auto),
        _ => _levels[format].Unset,
    };

    private static int Level(string format, AutoQuality auto) => auto switch
    {
        AutoQuality.Best => _levels[format].Best,
        AutoQuality.Good => _levels[format].Good,
        AutoQuality.Eco => _levels[format].Eco,
        _ => _levels[format].Low,
    };
}
