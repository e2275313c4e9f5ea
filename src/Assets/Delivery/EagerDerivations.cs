using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Assets.Delivery;

/// <param name="Transformation">As it was asked for.</param>
/// <param name="Entry">What is noted of it.</param>
public sealed record EagerDerivation(string Transformation, DerivedContent Content, DerivedEntry? Entry);

/// <summary>Derives at upload what will be asked for.</summary>
public sealed class EagerDerivations(Deriver deriver, DerivedStore derived)
{
    /// <summary>In the order asked for.</summary>
    /// <exception cref="TransformationException">One of them cannot be carried out.</exception>
    public async Task<IReadOnlyList<EagerDerivation>> ExecuteAsync(
        Asset asset, IReadOnlyList<EagerTransformation> eager, CancellationToken cancellationToken)
    {
        var made = new List<EagerDerivation>(eager.Count);
        foreach (var each in eager)
        {
            var transformation = Transformation.Parse(each.Transformation);
            var plan = Plan.Check(transformation);
            var format = DeliveryFormat.Choose(asset, plan, each.Format, accept: null);
            var derivation = new Derivation(transformation.ToString(), format)
            {
                KeepAlpha = DeliveryFormat.KeepsAlpha(plan.Output, each.Format, format),
            };
            var content = await deriver.GetStoredAsync(asset, derivation, cancellationToken);
            made.Add(new(each.Transformation, content, await derived.FindAsync(asset, content.Key, cancellationToken)));
        }

        return made;
    }
}
