using ServerlessDam.Media.Operations;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Media.Operations.Effects.Masks;
using ServerlessDam.Media.Operations.Layers;
using ServerlessDam.Media.Vision;
using ServerlessDam.Transformations.Plans;
using ServerlessDam.Transformations.Plans.Evaluation;

namespace ServerlessDam.Media.Engine;

/// <summary>A picture of pixels that a transformation is carried out on. Owns its picture.</summary>
/// <param name="sight">The models, for effects that need one; null for none.</param>
internal sealed class PixelCanvas(Picture picture, LayerFiles files, Sight? sight, CancellationToken cancellationToken) : ICanvas
{
    public Picture Picture { get; private set; } = picture;

    public PictureState State => Picture.State;

    public void Apply(PlanStep step)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Picture = step switch
        {
            LutStep lut => ColourTable.Read(files.Find(lut.Source)).Apply(Picture),
            EffectStep { Effect.Engine: EffectEngine.Background } effect => BackgroundRemoval.Apply(Picture, effect, sight, cancellationToken),
            EffectStep { Effect.Engine: EffectEngine.Upscaling } effect => Upscale.Apply(Picture, effect, sight, cancellationToken),
            _ => Steps.Apply(Picture, step),
        };
    }

    public ICanvas Open(LayerContent content) => new PixelCanvas(files.Open(content, cancellationToken), files, sight, cancellationToken);

    /// <remarks>A layer is settled: each frame of the base reads it, some blends twice.</remarks>
    public void Lay(ICanvas layer, LayerPlacement placement)
    {
        var above = (PixelCanvas)layer;
        above.Picture = above.Picture.Settled();
        Picture = Composition.Of(Picture, above.Picture, placement);
    }

    public void Dispose() => Picture.Dispose();
}
