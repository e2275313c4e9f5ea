namespace ServerlessDam.Media.Programs.Videos;

/// <summary>What the programs may take that one frame of a video needs. The worker has to come to its end in time, and models look at what comes of it: they have half.</summary>
/// <param name="worker">How long a request may take.</param>
internal sealed class FrameBudget(TimeSpan worker)
{
    /// <summary>For all of them together.</summary>
    public TimeSpan Whole { get; } = worker / 2;

    /// <summary>Of any one: another is worth a try then.</summary>
    public TimeSpan LongestRun => Whole * 0.6;
}
