using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Background;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects.Masks;

/// <summary>e_background_removal: alpha by what a model takes for the background. Hints are read and change nothing: the model knows no names.</summary>
internal static class BackgroundRemoval
{
    /// <summary>Each takes the model half a second.</summary>
    private const int MostFrames = 8;

    /// <exception cref="DamException">NotAvailable: the model is not here. InvalidParameter: an animation is too long.</exception>
    public static Picture Apply(Picture picture, EffectStep step, Sight? sight, CancellationToken cancellationToken)
    {
        if (sight?.Background is not { } model)
            throw new DamException(ErrorKind.NotAvailable, "Effect e_background_removal needs a segmentation engine, which this server does not have");
        if (picture.Frames.Count > MostFrames)
            throw DamException.Invalid($"Effect e_background_removal takes animations of at most {MostFrames} frames");
        return picture.Settled().Each(image => Matting.Apply(image, model, fine: step.Choice("fineedges") == "y", cancellationToken));
    }
}
