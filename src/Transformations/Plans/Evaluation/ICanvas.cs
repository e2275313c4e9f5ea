using ServerlessDam.Transformations.Layers;

namespace ServerlessDam.Transformations.Plans.Evaluation;

/// <summary>A picture that a transformation is carried out on: of pixels in a media worker, of numbers alone elsewhere.</summary>
public interface ICanvas : IDisposable
{
    /// <summary>The picture as the steps so far left it.</summary>
    PictureState State { get; }

    /// <exception cref="TransformationException">The step does not fit the picture, or its result would leave the limits.</exception>
    void Apply(PlanStep step);

    /// <summary>Opens the picture of a layer; the caller disposes it.</summary>
    /// <exception cref="TransformationException">There is no such picture, or it cannot be a layer.</exception>
    ICanvas Open(LayerContent content);

    /// <summary>Composes a finished layer with this picture. A layer may be laid again, at another place.</summary>
    void Lay(ICanvas layer, LayerPlacement placement);
}

/// <summary>What a layer is opened from.</summary>
public abstract record LayerContent
{
    private protected LayerContent(LayerSource source) => Source = source;

    public LayerSource Source { get; init; }
}

/// <summary>An asset of the library, or a remote file.</summary>
public sealed record PictureContent(LayerSource Source, SourceOptions Options) : LayerContent(Source);

/// <summary>Text to be set.</summary>
public sealed record TextContent(LayerSource Source, TextLook Look) : LayerContent(Source);
