using ServerlessDam.Media.Operations.Writers.Measuring;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>webp, still or animated; <c>q_100</c> is lossless.</summary>
internal static class WebpWriter
{
    public static readonly QualityScale Scale = new([35, 50, 62, 72, 80, 87, 93], Continuous: true, EndsLossless: false);

    /// <summary>Of 0 to 6. For an animation less: every frame is encoded.</summary>
    private const int Effort = 4;
    private const int AnimationEffort = 2;

    public static void Write(Writing writing)
        => writing.Image.Webpsave(
            writing.Path,
            q: writing.Quality("webp"),
            lossless: writing.Output.Quality.Percent == 100 && !writing.Has(OutputFlags.Lossy),
            effort: writing.Animated ? AnimationEffort : Effort,
            keep: writing.Keep);
}
