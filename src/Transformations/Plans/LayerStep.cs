using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans.Evaluation;
using ServerlessDam.Transformations.Plans.Video;
using ServerlessDam.Transformations.Plans.Video.Reading;

namespace ServerlessDam.Transformations.Plans;

/// <summary><c>l_</c>, <c>u_</c>: another picture, changed by steps of its own, laid over or under this one.</summary>
/// <param name="Size">Of the layer after its steps, as far as arithmetic tells.</param>
public sealed record LayerStep(LayerContent Content, ValueList<PlanStep> Steps, LayerPlacement Placement, PixelSize Size) : PlanStep
{
    /// <summary>Of a clip or a sound after its steps; null for a picture that has no time of its own.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>What it is to a video. On a picture every layer is one.</summary>
    public LayerRole Role => VideoLayerReader.Role(this);

    /// <summary>Clips that are joined take the size of the base.</summary>
    public override PictureState After(PictureState before) => Role switch
    {
        LayerRole.Picture => LayerGeometry.Of(Placement, Size, before).After(before),
        LayerRole.Before or LayerRole.After => before.Lasting(before.Duration + Length),
        LayerRole.Transition => before.Lasting(before.Duration + Length - MatteLength),
        _ => before,
    };

    private TimeSpan Length => Duration ?? TimeSpan.Zero;

    /// <summary>No overlap is longer than the clip that it leads to.</summary>
    private TimeSpan MatteLength
        => Steps.OfType<LayerStep>().First(step => step.Role == LayerRole.Matte).Length is var matte && matte < Length ? matte : Length;
}
