using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.NamedTransformations;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Assets.Delivery;

/// <summary>A transformation as it is carried out.</summary>
/// <param name="Asked">As it was asked for, names included.</param>
/// <param name="Carried">Names replaced, the default image taken out: its canonical text is what is derived and cached under.</param>
/// <param name="Effects">What this server carries out.</param>
public sealed record UnderstoodTransformation(Transformation Asked, Transformation Carried, DefaultImage? DefaultImage, EffectCatalog Effects)
{
    /// <summary>What it means for an asset, as far as the catalog tells.</summary>
    /// <exception cref="TransformationException">It cannot be carried out.</exception>
    public Plan PlanFor(Asset asset) => Plan.Of(Carried, CatalogFacts.InputOf(asset), Effects);
}

/// <summary>The one place where what is to be derived is expanded, for deliveries and for what is derived ahead.</summary>
public sealed class UnderstandTransformation(ExpandTransformation expand, EffectCatalog effects)
{
    /// <exception cref="DamException">NotFound: a name that nobody has defined.</exception>
    /// <exception cref="TransformationException">It cannot be expanded.</exception>
    public async ValueTask<UnderstoodTransformation> ExecuteAsync(string cloud, Transformation asked, CancellationToken cancellationToken)
    {
        var expanded = await expand.ExecuteAsync(cloud, asked, cancellationToken);
        var (carried, image) = DefaultImage.Take(expanded);
        return new(asked, carried, image, effects);
    }
}
