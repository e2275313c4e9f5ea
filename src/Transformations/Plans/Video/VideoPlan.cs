using ServerlessDam.Transformations.Plans.Evaluation;

namespace ServerlessDam.Transformations.Plans.Video;

/// <summary>A transformation of a video or of sound, understood.</summary>
/// <param name="Steps">
/// In order: those in time (<see cref="TrimStep"/>, effects), those of pictures for every frame, layers. A <c>loop</c> among the effects
/// repeats the clip; an animated picture has it in <see cref="OutputOptions.Plays"/> instead.
/// </param>
/// <param name="After">Size and length of the result, as far as arithmetic tells.</param>
public sealed record VideoPlan(SourceOptions Source, ValueList<PlanStep> Steps, OutputOptions Output, VideoOptions Video, PictureState After)
{
    /// <summary>Understands a transformation for one video and request, by arithmetic alone.</summary>
    /// <param name="input">With its <see cref="Expressions.AssetFacts.Video"/>.</param>
    /// <param name="effects">What this server carries out.</param>
    /// <exception cref="TransformationException">
    /// A value is wrong or out of range, parameters contradict each other, or this server does not carry something out.
    /// </exception>
    public static VideoPlan Of(Transformation transformation, PlanInput input, EffectCatalog effects)
    {
        ArgumentNullException.ThrowIfNull(input.Facts.Video);
        var canvas = new NumberCanvas(PictureState.Of(input), input);
        var done = Evaluator.Run(transformation, input, effects, canvas);
        return new(done.Source, canvas.Steps, done.Output, done.Output.Video, canvas.State);
    }

    /// <summary>As <see cref="Of"/>, for a video of which nothing is known: arithmetic is that of 1000×1000 pixels and an hour.</summary>
    /// <exception cref="TransformationException">As for <see cref="Of"/>.</exception>
    public static VideoPlan Check(Transformation transformation, EffectCatalog effects)
        => Of(transformation, new() { Size = new(1000, 1000), Facts = new() { Video = new() { Duration = TimeSpan.FromHours(1) } } }, effects);
}
