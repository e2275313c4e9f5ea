using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Expressions;

namespace ServerlessDam.Assets.Delivery;

/// <summary>Makes the description of what is to be derived, with all that decides its result.</summary>
internal sealed class Derivations(LayerAssets layers)
{
    /// <param name="mayFetch">Whether remote layers that are not here yet may be taken from where they are.</param>
    /// <exception cref="DamException">As <see cref="LayerAssets.FindAsync"/>.</exception>
    public async Task<Derivation> OfAsync(
        Asset asset, Transformation transformation, string format, LayerTrust trust, bool mayFetch, CancellationToken cancellationToken)
    {
        var facts = CatalogFacts.Of(asset);
        return new(transformation.ToString(), format)
        {
            Layers = await layers.FindAsync(asset.Cloud, transformation, CatalogFacts.InputOf(asset), trust, mayFetch, cancellationToken),
            FactsUsed = string.Join('\n', new[] { FactUse.Of(transformation, facts), MarkUse.Of(transformation, asset) }.Where(text => text.Length > 0)),
        };
    }
}
