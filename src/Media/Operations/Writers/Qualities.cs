using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>From <c>q_</c> to the encoder's number, 1 to 100, where it is not measured.</summary>
/// <remarks>
/// Numbers mean JPEG's scale. WebP's is close enough to be taken as it is; AVIF reaches the same structural similarity at
/// about three quarters of the number. The levels are those of formats that <see cref="Measuring.MeasuredQuality"/> does not
/// try out, because a program writes them and nothing here reads them: the number that holds the level on photographs.
/// </remarks>
internal static class Qualities
{
    private static readonly Dictionary<string, int> _unset = new() { ["avif"] = 62, ["webp"] = 82, ["gif"] = 100, ["png"] = 100 };

    public static int Percent(string format, Quality quality) => quality switch
    {
        { Percent: { } percent } => format == "avif" ? Math.Max(1, (int)Math.Round(percent * 0.75)) : percent,
        { Auto: { } auto } => Level(auto),
        _ => _unset.GetValueOrDefault(format, 90),
    };

    private static int Level(AutoQuality auto) => auto switch
    {
        AutoQuality.Best => 88,
        AutoQuality.Good => 80,
        AutoQuality.Eco => 70,
        _ => 58,
    };
}
