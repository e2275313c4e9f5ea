using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Engine;

/// <summary>How an animation plays.</summary>
/// <param name="DelaysMs">One per frame; empty for the encoder's default.</param>
/// <param name="Plays">In all; 0 for endlessly.</param>
internal sealed record Timing(IReadOnlyList<int> DelaysMs, int Plays)
{
    public static Timing Of(Image reel) => new(
        reel.Contains("delay") && reel.Get("delay") is int[] delays ? delays : [],
        reel.Contains("loop") && reel.Get("loop") is int plays ? plays : 0);

    /// <summary>What the output options say instead.</summary>
    public Timing With(OutputOptions output, int frames) => new(
        output.FrameDelayMs is { } delay ? [.. Enumerable.Repeat(delay, frames)] : DelaysMs,
        output.Plays ?? Plays);
}
