using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>webp, still or animated; <c>q_100</c> is lossless.</summary>
internal static class WebpWriter
{
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
