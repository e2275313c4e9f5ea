using ServerlessDam.Media.Operations.Writers.Measuring;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>
/// png. A palette of at most 256 colours where <c>fl_png8</c> or <c>fl_lossy</c> asks for it, or <c>q_auto</c> finds it good
/// enough; <c>fl_png24</c> and <c>fl_png32</c> rule it out. Numeric quality counts for the palette only. With <c>fl_apng</c> an
/// animation moves.
/// </summary>
internal static class PngWriter
{
    /// <summary>Of the palette: fewer colours at a lower quality.</summary>
    public static readonly QualityScale Scale = new([60, 80, 100], Continuous: false, EndsLossless: true);

    private const int Compression = 6;

    /// <summary>Of 1 to 10. What is measured is quantised several times: half the time for a tenth more bytes.</summary>
    private const int Effort = 7;
    private const int MeasuredEffort = 5;

    public static void Write(Writing writing)
    {
        if (writing.Animated)
            AnimatedPng.Write(writing);
        else
            Still(writing);
    }

    private static void Still(Writing writing)
    {
        var palette = InPalette(writing);
        writing.Image.Pngsave(
            writing.Path,
            compression: Compression,
            interlace: writing.Interlaced,
            palette: palette,
            effort: writing.Output.Quality.Auto is null ? Effort : MeasuredEffort,
            q: palette ? writing.Percent ?? writing.Output.Quality.Percent ?? Scale.Rungs[^1] : null,
            keep: writing.Keep);
    }

    private static bool InPalette(Writing writing)
        => writing.Has(OutputFlags.Png8)
            || (!writing.Has(OutputFlags.Png24 | OutputFlags.Png32) && (writing.Has(OutputFlags.Lossy) || writing.Percent is not null));
}
