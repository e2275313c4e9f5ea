namespace ServerlessDam.Transformations.Plans.Video;

/// <summary><c>br_</c>: <c>500k</c>, <c>2m</c>, <c>250000:constant</c>. Of the picture, or of the sound where the result is sound alone.</summary>
/// <param name="BitsPerSecond">1 to 1 000 000 000.</param>
/// <param name="IsConstant">Held all the time instead of on average.</param>
public sealed record BitRate(int BitsPerSecond, bool IsConstant);
