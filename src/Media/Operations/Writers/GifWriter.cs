using ServerlessDam.Media.Operations.Writers.Measuring;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>
/// gif, still or animated; a pixel is transparent or it is not. <c>fl_lossy</c> and <c>q_auto</c> take fewer colours at a lower
/// quality, and let frames differ a little from what they should be, which packs better.
/// </summary>
internal static class GifWriter
{
    /// <summary>64, 128 and 256 colours.</summary>
    public static readonly QualityScale Scale = new([60, 75, 90], Continuous: false, EndsLossless: false);

    /// <summary>Of 1 to 10. For an animation less: every frame is encoded. So for what is measured: it is encoded several times.</summary>
    private const int Effort = 7;
    private const int MeasuredEffort = 5;
    private const int AnimationEffort = 4;

    /// <summary>libvips' largest useful difference between a pixel and its predecessor, at quality 0.</summary>
    private const double MaxError = 32;

    /// <summary>Quality of which lossy has at most that much, so that it packs better whatever <c>q_</c> says.</summary>
    private const int MostQuality = 80;

    public static void Write(Writing writing)
    {
        var lossy = writing.Has(OutputFlags.Lossy) || writing.Output.Quality.Auto is not null;
        var quality = writing.Quality("gif");
        writing.Image.Gifsave(
            writing.Path,
            effort: writing.Animated ? AnimationEffort : writing.Output.Quality.Auto is not null ? MeasuredEffort : Effort,
            bitdepth: lossy ? Depth(quality) : null,
            interframeMaxerror: lossy ? MaxError * (100 - Math.Min(MostQuality, quality)) / 100 : null,
            interlace: writing.Interlaced,
            keep: writing.Keep);
    }

    private static int Depth(int quality) => quality >= Scale.Rungs[2] ? 8 : quality >= Scale.Rungs[1] ? 7 : 6;
}
