using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans.Video;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans;

/// <summary>Tells a transformation whose result is too large for every picture from one that is for some.</summary>
public static class PossibleSizes
{
    /// <summary>The smallest, an ordinary one and the largest of several shapes: what fits none of them fits nothing between.</summary>
    private static readonly PixelSize[] Pictures =
    [
        new(1000, 1000),
        new(1, 1),
        new(PixelLimits.MaxSide, 1),
        new(1, PixelLimits.MaxSide),
        new(7000, 7000),
    ];

    /// <summary>Names (<c>t_</c>, <c>bl_</c>) count as doing nothing; with a condition, what is carried out is the picture's to decide, and nothing is refused.</summary>
    /// <param name="effects">What this server carries out.</param>
    /// <exception cref="TransformationException">The result would leave <see cref="PixelLimits"/>, in the words of a delivery.</exception>
    public static void Demand(Transformation transformation, EffectCatalog effects)
    {
        if (transformation.Components.Any(component => component[Keys.Condition] is not null))
            return;

        var plain = new Transformation(transformation.Components
            .Select(component => new Component(component.Parameters.Where(parameter => parameter.Key is not ("t" or "bl")).ToValueList()))
            .Where(component => component.Parameters.Count > 0)
            .ToValueList());
        TransformationException? refusal = null;
        foreach (var picture in Pictures)
        {
            // A small layer fits anywhere, and one as large as the picture what is relative to the layer.
            foreach (var layer in new[] { new PixelSize(1, 1), picture })
            {
                refusal = Refusal(plain, new() { Size = picture, SizeOfLayers = layer }, effects);
                if (refusal is null)
                    return;
            }
        }

        throw refusal!;
    }

    /// <summary>Null for a picture or a video that it is possible for, and for what is refused for other reasons.</summary>
    private static TransformationException? Refusal(Transformation transformation, PlanInput input, EffectCatalog effects)
    {
        try
        {
            _ = Plan.Of(transformation, input, effects);
            return null;
        }
        catch (TransformationException e) when (e.IsOfSize)
        {
            return e;
        }
        catch (TransformationException)
        {
            return RefusalOfVideo(transformation, input with { Facts = new() { Video = new() { Duration = TimeSpan.FromHours(1) } } }, effects);
        }
    }

    private static TransformationException? RefusalOfVideo(Transformation transformation, PlanInput input, EffectCatalog effects)
    {
        try
        {
            _ = VideoPlan.Of(transformation, input, effects);
            return null;
        }
        catch (TransformationException e)
        {
            return e.IsOfSize ? e : null;
        }
    }
}
