namespace ServerlessDam.Transformations.Plans.Video;

/// <summary>What is known of an input that moves or sounds. Its presence is what makes a transformation one of a video.</summary>
public sealed record VideoFacts
{
    /// <summary><c>idu</c>: of the whole input; null for a still picture that is to become a video (<c>e_zoompan</c>).</summary>
    public required TimeSpan? Duration { get; init; }
}
