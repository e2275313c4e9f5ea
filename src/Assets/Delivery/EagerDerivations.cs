using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.NamedTransformations;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Named;

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
    private readonly TransformationStore _stored;
    private readonly TimeProvider _time;

    internal EagerDerivations(
        Deriver deriver, DerivedStore derived, UnderstandTransformation understand, Derivations derivations, TransformationStore stored, TimeProvider time)
        => (_deriver, _derived, _understand, _derivations, _stored, _time) = (deriver, derived, understand, derivations, stored, time);

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
            await NoteAsync(asset.Cloud, each, cancellationToken);
            made.Add(new(each.Transformation, content, await _derived.FindAsync(asset, content.Key, cancellationToken)));
        }

        return made;
    }

    /// <summary>What was derived by is listed among the transformations, unless it is or is made of names.</summary>
    private async Task NoteAsync(string cloud, EagerTransformation eager, CancellationToken cancellationToken)
    {
        var asked = Transformation.Parse(eager.Transformation);
        var text = eager.Format is null ? asked.ToString() : $"{asked}/{eager.Format}";
        if (text.Length > 0 && NameExpansion.NamesIn(asked).Count == 0 && await _stored.FindUnnamedAsync(cloud, text, cancellationToken) is null)
        {
            // Somebody else may note it at the same time; that is as good.
            await _stored.AddAsync(cloud, new() { Text = text, AllowedForStrict = false, Used = true, CreatedAt = _time.GetUtcNow() }, cancellationToken);
        }
    }
}
