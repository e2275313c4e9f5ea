using System.Globalization;

namespace ServerlessDam.Media.Programs.Videos;

/// <summary>What the programs may take that one frame of a video needs. The worker has to come to its end in time, and models look at what comes of it: they have half.</summary>
internal sealed class FrameBudget
{
    /// <summary>By which the app tells its workers how long a request may take: a <see cref="TimeSpan"/>, invariant.</summary>
    public const string Variable = "DAM_TIME_LIMIT";

    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);

    private FrameBudget(TimeSpan worker) => Whole = worker / 2;

    public static FrameBudget OfEnvironment { get; } = Of(Environment.GetEnvironmentVariable(Variable));

    /// <summary>For all of them together.</summary>
    public TimeSpan Whole { get; }

    /// <summary>Of any one: another is worth a try then.</summary>
    public TimeSpan LongestRun => Whole * 0.6;

    /// <param name="timeLimit">Of the worker; ten seconds where it is not told.</param>
    public static FrameBudget Of(string? timeLimit)
        => new(TimeSpan.TryParse(timeLimit, CultureInfo.InvariantCulture, out var limit) && limit > TimeSpan.Zero ? limit : Usual);
}
