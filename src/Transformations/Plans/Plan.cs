using ServerlessDam.Transformations.Plans.Reading;

namespace ServerlessDam.Transformations.Plans;

/// <summary>A transformation, understood: how to open the source, what to do to it in order, how to encode the result.</summary>
public sealed record Plan(SourceOptions Source, ValueList<PlanStep> Steps, OutputOptions Output)
{
    /// <summary>Understands a transformation for one picture and request.</summary>
    /// <exception cref="TransformationException">
    /// A value is wrong or out of range, parameters contradict each other, or this server does not carry something out.
    /// </exception>
    public static Plan Of(Transformation transformation, PlanInput input) => PlanReader.Read(transformation, input);

    /// <summary>As <see cref="Of"/>, before anything is known of the picture: to refuse what no picture can make right.</summary>
    /// <exception cref="TransformationException">As for <see cref="Of"/>.</exception>
    public static Plan Check(Transformation transformation) => Of(transformation, new() { Size = new(1, 1) });

    /// <summary>The state of the picture after all steps, by arithmetic alone.</summary>
    /// <exception cref="TransformationException">A step would leave the limits.</exception>
    public PictureState After(PlanInput input)
        => Steps.Aggregate(PictureState.Of(input), (picture, step) => step.After(picture));
}
