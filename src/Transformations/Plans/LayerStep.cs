using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans.Evaluation;

namespace ServerlessDam.Transformations.Plans;

/// <summary><c>l_</c>, <c>u_</c>: another picture, changed by steps of its own, laid over or under this one.</summary>
/// <param name="Size">Of the layer after its steps, as far as arithmetic tells.</param>
public sealed record LayerStep(LayerContent Content, ValueList<PlanStep> Steps, LayerPlacement Placement, PixelSize Size) : PlanStep
{
    public override PictureState After(PictureState before) => LayerGeometry.Of(Placement, Size, before).After(before);
}
