using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>
/// png. A palette of 256 colours where <c>fl_png8</c> or <c>fl_lossy</c> asks for it, or <c>q_auto</c> at a level that gives
/// bytes precedence; <c>fl_png24</c> and <c>fl_png32</c> rule it out. Numeric quality counts for the palette only.
/// </summary>
internal static class PngWriter
{
    private const int Compression = 6;

    public static void Write(Writing writing)
        => writing.Image.Pngsave(
            writing.Path,
            compression: Compression,
            interlace: writing.Output.Progressive is not (null or ProgressiveMode.None),
            palette: InPalette(writing),
            q: InPalette(writing) ? writing.Quality("png") : null,
            keep: writing.Keep);

    private static bool InPalette(Writing writing)
        => writing.Has(OutputFlags.Png8)
            || (!writing.Has(OutputFlags.Png24 | OutputFlags.Png32)
                && (writing.Has(OutputFlags.Lossy) || writing.Output.Quality.Auto is AutoQuality.Eco or AutoQuality.Low));
}
