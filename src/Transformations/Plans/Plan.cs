namespace ServerlessDam.Transformations.Plans;

/// <summary>A transformation, understood: how to open the source, what to do to it in order, how to encode the result.</summary>
public sealed record Plan(SourceOptions Source, ValueList<PlanStep> Steps, OutputOptions Output)
{
    /// <summary>The state of the picture after all steps, by arithmetic alone.</summary>
    /// <exception cref="TransformationException">A step would leave the limits.</exception>
    public PictureState After(PlanInput input)
        => Steps.Aggregate(PictureState.Of(input), (picture, step) => step.After(picture));
}
