using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>Carries out the effects whose declarations name it. It must be able to do so inside a media worker: file to file, no network.</summary>
internal interface IEffectEngine
{
    EffectEngine Engine { get; }

    /// <summary>Takes the picture over and gives the next, of the size that <see cref="EffectStep.After"/> foretells.</summary>
    Picture Apply(Picture picture, EffectStep step);
}
