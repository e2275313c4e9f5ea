namespace ServerlessDam.Transformations.Plans.Video;

/// <summary><c>vs_</c>: which frames an animation or a storyboard is made of. One of the two is set.</summary>
/// <param name="FrameCount"><c>vs_20</c>: 1 to 1000, spread evenly.</param>
/// <param name="Every"><c>vs_2.3s</c>: the time between two frames, up to an hour.</param>
public sealed record VideoSampling(int? FrameCount, TimeSpan? Every);
