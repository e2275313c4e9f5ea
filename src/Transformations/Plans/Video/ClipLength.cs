namespace ServerlessDam.Transformations.Plans.Video;

/// <summary>How steps change the length of a clip.</summary>
internal static class ClipLength
{
    /// <summary>No result is longer, which bounds the work that loops and splices ask for.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>A clip of unknown length, or a picture, keeps what it has.</summary>
    /// <exception cref="TransformationException">It would be longer than a day.</exception>
    public static PictureState Times(this PictureState before, double factor)
        => before.Duration is { } length ? before.Lasting(length * factor) : before;

    /// <exception cref="TransformationException">It would be longer than a day.</exception>
    public static PictureState Lasting(this PictureState before, TimeSpan? length)
        => length > Longest ? throw new TransformationException("Maximum video duration is 86400 seconds") : before with { Duration = length };
}
