using ServerlessDam.Transformations.Plans.Evaluation;

namespace ServerlessDam.Transformations.Plans;

/// <summary>A transformation, understood: how to open the source, what to do to it in order, how to encode the result.</summary>
public sealed record Plan(SourceOptions Source, ValueList<PlanStep> Steps, OutputOptions Output)
{
    /// <summary>Understands a transformation for one picture and request, by arithmetic alone.</summary>
    /// <param name="effects">What this server carries out.</param>
    /// <exception cref="TransformationException">
    /// A value is wrong or out of range, parameters contradict each other, or this server does not carry something out.
    /// </exception>
    public static Plan Of(Transformation transformation, PlanInput input, EffectCatalog effects)
    {
        var canvas = new NumberCanvas(PictureState.Of(input), input);
        var done = Evaluator.Run(transformation, input, effects, canvas);
        return new(done.Source, canvas.Steps, done.Output);
    }

    /// <summary>As <see cref="Of"/>, for a picture of which nothing is known: conditions and arithmetic are those of 1000×1000 pixels, and no size is refused.</summary>
    /// <exception cref="TransformationException">As for <see cref="Of"/>.</exception>
    public static Plan Check(Transformation transformation, EffectCatalog effects) => Of(transformation, new() { Size = new(1000, 1000), IsSizeKnown = false }, effects);

    /// <summary>Whether the result can be written as a drawing.</summary>
    public bool MakesDrawing => Steps.Any(step => step is EffectStep { Effect.MakesDrawing: true });

    /// <summary>The state of the picture after all steps, by arithmetic alone.</summary>
    /// <exception cref="TransformationException">A step would leave the limits.</exception>
    public PictureState After(PlanInput input)
        => Steps.Aggregate(PictureState.Of(input), (picture, step) => step.After(picture));
}
