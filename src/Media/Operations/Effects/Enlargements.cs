using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;
using ServerlessDam.Transformations.Plans.Evaluation;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>
/// What e_upscale enlarges in one transformation, layers included: counted together, since all of it shares the time of a request, and kept
/// for a layer that is laid on many regions, so that it is enlarged once.
/// </summary>
internal sealed class Enlargements : IDisposable
{
    private readonly Dictionary<(LayerContent Content, ValueList<PlanStep> Before), Picture> _kept = [];
    private long _area;

    /// <exception cref="DamException">InvalidParameter: the picture is too large, alone or with those before it.</exception>
    public void Count(PixelSize size)
    {
        if (size.Area > Upscale.MostArea)
            throw DamException.Invalid(FormattableString.Invariant($"Effect e_upscale takes pictures of at most {Upscale.MostArea / 1e6} megapixels, not {size}"));
        if ((_area += size.Area) > Upscale.MostArea)
            throw DamException.Invalid(FormattableString.Invariant($"Effect e_upscale takes at most {Upscale.MostArea / 1e6} megapixels in one transformation"));
    }

    /// <summary>A picture of the caller's own.</summary>
    /// <param name="before">What was done to the layer's content before it is enlarged.</param>
    /// <param name="picture">The outcome of that; taken over.</param>
    public Picture Once(LayerContent content, ValueList<PlanStep> before, Picture picture, Func<Picture, Picture> enlarge)
    {
        if (_kept.TryGetValue((content, before), out var kept))
            picture.Dispose();
        else
            _kept[(content, before)] = kept = enlarge(picture).Settled();
        return new Picture([.. kept.Frames.Select(frame => frame.Copy())], kept.State, kept.Cancellation);
    }

    public void Dispose()
    {
        foreach (var picture in _kept.Values)
            picture.Dispose();
    }
}
