using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Media.Programs.Videos;

/// <summary>Which moments of a video are looked at: by arithmetic alone, so that the same file is always looked at in the same places.</summary>
internal static class FrameTimes
{
    private static readonly double[] OfUnknown = [0, 1, 3, 10, 30];

    /// <summary>One for each second, at most <see cref="VideoFrames.Most"/>, each in the middle of its part: first and last frames are often black.</summary>
    /// <param name="duration">In seconds; null for unknown: then those behind its end are found not to be there.</param>
    /// <returns>Seconds from the beginning, ascending; at least one.</returns>
    public static IReadOnlyList<double> Of(double? duration) => duration switch
    {
        null => OfUnknown,
        >= 1 and var seconds when Count(seconds) is var count => [.. Enumerable.Range(0, count).Select(i => Milliseconds(seconds * (i + 0.5) / count))],
        _ => [0],
    };

    /// <summary>The moment itself, and those before and behind it that are still nearer to it than to any other of <see cref="Of"/>, for where it shows nothing.</summary>
    /// <param name="at">One of <see cref="Of"/>.</param>
    public static IReadOnlyList<double> Around(double at, double? duration)
        => duration is >= 1 and var seconds && seconds / Count(seconds) / 3 is var step
            ? [at, Milliseconds(at + step), Milliseconds(Math.Max(0, at - step))]
            : [at];

    private static int Count(double seconds) => (int)Math.Clamp(seconds, 1, VideoFrames.Most);

    private static double Milliseconds(double seconds) => Math.Round(seconds, 3);
}
