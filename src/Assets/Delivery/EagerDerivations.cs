using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.NamedTransformations;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Delivery;

/// <param name="Transformation">As it was asked for.</param>
/// <param name="Entry">What is noted of it.</param>
public sealed record EagerDerivation(string Transformation, DerivedContent Content, DerivedEntry? Entry);

/// <summary>Derives at upload what will be asked for.</summary>
public sealed class EagerDerivations
{
    private readonly Deriver _deriver;
    private readonly DerivedStore _derived;
    private readonly UnderstandTransformation _understand;
    private readonly Derivations _derivations;
    private readonly NoteTransformation _note;

    internal EagerDerivations(
        Deriver deriver, DerivedStore derived, UnderstandTransformation understand, Derivations derivations, NoteTransformation note)
        => (_deriver, _derived, _understand, _derivations, _note) = (deriver, derived, understand, derivations, note);

    /// <summary>In the order asked for.</summary>
    /// <exception cref="TransformationException">One of them cannot be carried out.</exception>
    public async Task<IReadOnlyList<EagerDerivation>> ExecuteAsync(
        Asset asset, IReadOnlyList<EagerTransformation> eager, CancellationToken cancellationToken)
    {
        var made = new List<EagerDerivation>(eager.Count);
        foreach (var each in eager)
        {
            var transformation = await _understand.ExecuteAsync(asset.Cloud, Transformation.Parse(each.Transformation), cancellationToken);
            var plan = transformation.PlanFor(asset);
            var format = DeliveryFormat.Choose(asset, plan, each.Format, accept: null);
            var derivation = (await _derivations.OfAsync(asset, transformation.Carried, format, LayerTrust.Written, mayFetch: true, cancellationToken)) with
            {
                KeepAlpha = DeliveryFormat.KeepsAlpha(plan.Output, each.Format, format),
            };
            var content = await _deriver.GetStoredAsync(asset, derivation, cancellationToken);
            await _note.UsedAsync(asset.Cloud, Transformation.Parse(each.Transformation), each.Format, cancellationToken);
            made.Add(new(each.Transformation, content, await _derived.FindAsync(asset, content.Key, cancellationToken)));
        }

        return made;
    }
}
