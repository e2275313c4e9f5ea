using System.Globalization;
using ServerlessDam.Media.Programs;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>jxl, by cjxl of libjxl; <c>q_100</c> is lossless.</summary>
/// <remarks>
/// Its encoder is steered by a perceptual distance, Butteraugli, which it holds for each picture by itself: <c>q_auto</c> names
/// the distance, and nothing needs to be tried out.
/// </remarks>
internal static class JxlWriter
{
    /// <summary>Of 1 to 9. From 7, the program's own choice, on it takes twice the time for a few percent of the bytes.</summary>
    private const string Effort = "4";

    public static void Write(Writing writing)
        => ProgramWriting.Write(writing, ExternalPrograms.Cjxl, "jxl", (input, output) => [input, output, .. Quality(writing), "-e", Effort, "--num_threads=1"]);

    private static string[] Quality(Writing writing) => writing.Output.Quality switch
    {
        { Auto: { } level } => ["-d", Distance(level)],
        var quality => ["-q", Qualities.Percent("jxl", quality).ToString(CultureInfo.InvariantCulture)],
    };

    private static string Distance(AutoQuality level) => level switch
    {
        AutoQuality.Best => "1.0",
        AutoQuality.Good => "1.6",
        AutoQuality.Eco => "2.4",
        _ => "3.6",
    };
}
