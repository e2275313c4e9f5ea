using System.Globalization;

namespace ServerlessDam.Transformations.Plans.Video;

/// <summary>
/// <c>so_</c>, <c>eo_</c>, <c>du_</c>: keeps a part of the clip as the steps before left it. With both an end and a duration the end
/// wins. On a still picture in a video the length says how long it is shown.
/// </summary>
public sealed record TrimStep(TimeOffset? Start, TimeOffset? End, TimeOffset? Duration) : PlanStep
{
    /// <summary>From the clip's start; the end is excluded, and null where it is that of a clip of unknown length.</summary>
    /// <exception cref="TransformationException">Nothing would be left.</exception>
    public (TimeSpan Start, TimeSpan? End) Window(PictureState clip)
    {
        var start = Start?.Of(clip.InitialDuration) ?? TimeSpan.Zero;
        if (clip.Duration is { } length && start >= length)
            throw new TransformationException($"Invalid start_offset in transformation: {Start} (the video ends at {Seconds(length)})");

        var wanted = End?.Of(clip.InitialDuration) ?? start + Duration?.Of(clip.InitialDuration);
        if (wanted <= start)
            throw new TransformationException($"Invalid end_offset in transformation: {End ?? Duration} (the video would start at {Seconds(start)})");

        return (start, clip.Duration is { } whole && (wanted is null || wanted > whole) ? whole : wanted);
    }

    public override PictureState After(PictureState before)
    {
        var (start, end) = Window(before);
        return before with { Duration = end - start };
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
