using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>gif, still or animated. <c>fl_lossy</c> and <c>q_auto</c> let frames differ a little from what they should be, which packs better.</summary>
internal static class GifWriter
{
    /// <summary>Of 1 to 10. For an animation less: every frame is encoded.</summary>
    private const int Effort = 7;
    private const int AnimationEffort = 4;

    /// <summary>libvips' largest useful difference between a pixel and its predecessor, at quality 0.</summary>
    private const double MaxError = 32;

    public static void Write(Writing writing)
    {
        var lossy = writing.Has(OutputFlags.Lossy) || writing.Output.Quality.Auto is not null;
        writing.Image.Gifsave(
            writing.Path,
            effort: writing.Animated ? AnimationEffort : Effort,
            interframeMaxerror: lossy ? MaxError * (100 - Math.Min(80, writing.Quality("gif"))) / 100 : null,
            keep: writing.Keep);
    }
}
