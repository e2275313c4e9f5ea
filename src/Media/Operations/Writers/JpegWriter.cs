using NetVips;
using ServerlessDam.Media.Operations.Writers.Measuring;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>jpg, by mozjpeg.</summary>
internal static class JpegWriter
{
    public static readonly QualityScale Scale = new([40, 52, 62, 70, 78, 85, 92], Continuous: true, EndsLossless: false);

    /// <summary>The quantisation table that mozjpeg's own profile picks (Klein, Silverstein and Carney).</summary>
    private const int PerceptualTable = 3;

    /// <summary>From here on colours are worth as much as brightness, and are stored as finely (4:4:4).</summary>
    private const int FineColours = 95;

    /// <summary>
    /// Larger ones are written while they are computed, but for <c>q_auto</c> and progressive ones. Codes that fit the picture want it
    /// whole, six bytes for each pixel and twice the time, for some of its bytes (8 percent of a smooth one).
    /// </summary>
    private const long MostFitted = 16_000_000;

    /// <remarks>
    /// <c>q_auto</c> asks for the fewest bytes at a quality: mozjpeg's trellis and its table then earn their time, about twice
    /// that of plain encoding. libvips knows two subsamplings, 4:4:4 and 4:2:0; what is between them becomes the latter. It
    /// knows one order of scans: <c>semi</c> and <c>steep</c> are progressive like the default.
    /// </remarks>
    public static void Write(Writing writing)
    {
        var thorough = writing.Output.Quality.Auto is not null;
        writing.Image.Jpegsave(
            writing.Path,
            q: writing.Quality("jpg"),
            optimizeCoding: thorough || (long)writing.Image.Width * writing.Image.Height <= MostFitted,
            interlace: writing.Interlaced,
            trellisQuant: thorough,
            overshootDeringing: thorough,
            quantTable: thorough ? PerceptualTable : null,
            subsampleMode: IsFine(writing) ? Enums.ForeignSubsample.Off : Enums.ForeignSubsample.On,
            keep: writing.Keep);
    }

    private static bool IsFine(Writing writing)
        => writing.Output.Quality.Subsampling is { } asked ? asked == 444 : writing.Quality("jpg") >= FineColours;
}
