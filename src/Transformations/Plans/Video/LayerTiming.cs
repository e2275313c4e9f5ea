namespace ServerlessDam.Transformations.Plans.Video;

/// <summary>When a layer is there, on the timeline of what it lies on (video reference, section 10). All null: from start to end.</summary>
public sealed record LayerTiming(TimeOffset? Start, TimeOffset? End, TimeOffset? Duration)
{
    public static readonly LayerTiming Always = new(null, null, null);
}
