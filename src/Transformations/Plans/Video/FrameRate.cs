namespace ServerlessDam.Transformations.Plans.Video;

/// <summary><c>fps_</c>, in frames a second: <c>25</c>, <c>24-29.97</c>, <c>25-</c>, <c>-24</c>. A rate within the range is kept.</summary>
/// <param name="Least">Above 0 and up to 240; null without a floor.</param>
/// <param name="Most">The same as <paramref name="Least"/> for one fixed rate; null without a ceiling.</param>
public sealed record FrameRate(double? Least, double? Most)
{
    /// <summary>What a clip of this rate gets.</summary>
    public double For(double rate) => Math.Min(Math.Max(rate, Least ?? 0), Most ?? double.MaxValue);
}
