using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>Carries out the effects and backgrounds that name it. It must be able to do so inside a media worker: file to file, no network.</summary>
internal interface IEffectEngine
{
    EffectEngine Engine { get; }

    /// <summary>Takes the picture over and gives the next, of the size that <see cref="EffectStep.After"/> foretells.</summary>
    Picture Apply(Picture picture, EffectStep step);

    /// <summary>Takes the picture over and gives it on the canvas of the geometry, with its padding filled. For engines that <see cref="ContinuedBackground.Engine"/> names.</summary>
    Picture Pad(Picture picture, ContinuedBackground background, ResizeGeometry geometry)
        => throw new InvalidOperationException($"{Engine} fills no padding.");
}
