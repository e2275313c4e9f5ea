using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Expressions;

namespace ServerlessDam.Assets.Delivery;

/// <summary>Makes the description of what is to be derived, with all that decides its result.</summary>
internal sealed class Derivations(LayerAssets layers)
{
    /// <param name="opened">The request may use assets that are not for everybody.</param>
    /// <exception cref="DamException">As <see cref="LayerAssets.FindAsync"/>.</exception>
    public async Task<Derivation> OfAsync(Asset asset, Transformation transformation, string format, bool opened, CancellationToken cancellationToken)
    {
        var facts = CatalogFacts.Of(asset);
        return new(transformation.ToString(), format)
        {
            Layers = await layers.FindAsync(asset.Cloud, transformation, facts, opened, cancellationToken),
            FactsUsed = FactUse.Of(transformation, facts),
        };
    }
}
