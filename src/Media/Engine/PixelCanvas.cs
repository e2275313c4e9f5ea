using ServerlessDam.Media.Operations;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Media.Operations.Effects.Masks;
using ServerlessDam.Media.Operations.Layers;
using ServerlessDam.Media.Vision;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using ServerlessDam.Transformations.Plans.Evaluation;

namespace ServerlessDam.Media.Engine;

/// <summary>A picture of pixels that a transformation is carried out on. Owns its picture.</summary>
/// <param name="sight">The models, for effects that need one; null for none.</param>
/// <param name="enlargements">Of the whole transformation, layers included.</param>
internal sealed class PixelCanvas(Picture picture, LayerFiles files, Sight? sight, Enlargements enlargements, CancellationToken cancellationToken) : ICanvas
{
    private readonly List<PlanStep> _done = [];
    private bool _isSettled;

    public Picture Picture { get; private set; } = picture;

    public PictureState State => Picture.State;

    /// <summary>What was opened as a layer, as long as nothing but steps has changed it; else null.</summary>
    private LayerContent? Content { get; set; }

    public void Apply(PlanStep step)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Picture = step switch
        {
            LutStep lut => ColourTable.Read(files.Find(lut.Source)).Apply(Picture),
            EffectStep { Effect.Engine: EffectEngine.Background } effect => BackgroundRemoval.Apply(Picture, effect, sight, cancellationToken),
            EffectStep { Effect.Engine: EffectEngine.Upscaling } effect => Enlarged(effect),
            _ => Steps.Apply(Picture, step),
        };
        _done.Add(step);
    }

    public ICanvas Open(LayerContent content) => new PixelCanvas(files.Open(content, cancellationToken), files, sight, enlargements, cancellationToken) { Content = content };

    /// <remarks>A layer is settled: each frame of the base reads it, some blends twice, and it may be laid again.</remarks>
    public void Lay(ICanvas layer, LayerPlacement placement)
    {
        Picture = Composition.Of(Picture, ((PixelCanvas)layer).Settled(), placement);
        Content = null;
    }

    public void Dispose() => Picture.Dispose();

    private Picture Enlarged(EffectStep step)
    {
        return Content is { } content ? enlargements.Once(content, _done.ToValueList(), Picture, Enlarge) : Enlarge(Picture);

        Picture Enlarge(Picture picture) => Upscale.Apply(picture, step, sight, enlargements, cancellationToken);
    }

    private Picture Settled()
    {
        if (!_isSettled)
            (Picture, _isSettled) = (Picture.Settled(), true);
        return Picture;
    }
}
