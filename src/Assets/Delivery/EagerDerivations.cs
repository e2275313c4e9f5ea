using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.NamedTransformations;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Delivery;

/// <param name="Transformation">As it was asked for.</param>
/// <param name="Format">Canonical name; what it will be, where it is not made yet.</param>
/// <param name="Content">What was made; null while it waits for its turn, or when it failed.</param>
/// <param name="Entry">What is noted of it.</param>
public sealed record EagerDerivation(string Transformation, string Format, DerivedContent? Content = null, DerivedEntry? Entry = null)
{
    /// <summary>Why it could not be made; null otherwise.</summary>
    public string? Error { get; init; }
}

/// <summary>Derives ahead what will be asked for.</summary>
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

    /// <summary>As the other; what exists stays as it is.</summary>
    public Task<IReadOnlyList<EagerDerivation>> ExecuteAsync(Asset asset, IReadOnlyList<EagerTransformation> eager, CancellationToken cancellationToken)
        => ExecuteAsync(asset, eager, anew: false, cancellationToken);

    /// <summary>In the order asked for; <c>pg_all</c> is every page.</summary>
    /// <param name="anew">Whether what exists is made again.</param>
    /// <exception cref="TransformationException">One of them cannot be carried out.</exception>
    public async Task<IReadOnlyList<EagerDerivation>> ExecuteAsync(
        Asset asset, IReadOnlyList<EagerTransformation> eager, bool anew, CancellationToken cancellationToken)
    {
        var made = new List<EagerDerivation>(eager.Count);
        foreach (var each in EagerPages.Of(asset, eager))
        {
            made.Add(await MakeAsync(asset, each, anew, cancellationToken));
        }

        return made;
    }

    /// <summary>What they will be, without making them.</summary>
    /// <exception cref="TransformationException">One of them cannot be carried out.</exception>
    public async Task<IReadOnlyList<EagerDerivation>> ForetellAsync(Asset asset, IReadOnlyList<EagerTransformation> eager, CancellationToken cancellationToken)
    {
        var foretold = new List<EagerDerivation>(eager.Count);
        foreach (var each in EagerPages.Of(asset, eager))
        {
            var transformation = await _understand.ExecuteAsync(asset.Cloud, Transformation.Parse(each.Transformation), cancellationToken);
            foretold.Add(new(each.Transformation, DeliveryFormat.Choose(asset, transformation.PlanFor(asset), each.Format, accept: null)));
        }

        return foretold;
    }

    /// <summary>As <see cref="ExecuteAsync"/> of one; why it cannot be made is part of the answer.</summary>
    /// <exception cref="DamException">TryLater and RateLimited: another try may do it.</exception>
    public async Task<EagerDerivation> TryMakeAsync(Asset asset, EagerTransformation eager, bool anew, CancellationToken cancellationToken)
    {
        try
        {
            return await MakeAsync(asset, eager, anew, cancellationToken);
        }
        catch (Exception e) when (e is TransformationException or DamException { Kind: not (ErrorKind.TryLater or ErrorKind.RateLimited) })
        {
            return new(eager.Transformation, eager.Format ?? asset.Format ?? "") { Error = e.Message };
        }
    }

    private async Task<EagerDerivation> MakeAsync(Asset asset, EagerTransformation eager, bool anew, CancellationToken cancellationToken)
    {
        var transformation = await _understand.ExecuteAsync(asset.Cloud, Transformation.Parse(eager.Transformation), cancellationToken);
        var plan = transformation.PlanFor(asset);
        var format = DeliveryFormat.Choose(asset, plan, eager.Format, accept: null);
        var derivation = (await _derivations.OfAsync(asset, transformation.Carried, format, LayerTrust.Written, mayFetch: true, cancellationToken)) with
        {
            KeepAlpha = DeliveryFormat.KeepsAlpha(plan.Output, eager.Format, format),
        };
        var content = anew
            ? await _deriver.RecreateAsync(asset, derivation, cancellationToken)
            : await _deriver.GetStoredAsync(asset, derivation, cancellationToken);
        if (await _derived.FindAsync(asset, content.Key, cancellationToken) is not { } entry)
        {
            // Stored by a process that died before it was listed: only making it again tells its size.
            content = await _deriver.RecreateAsync(asset, derivation, cancellationToken);
            entry = await _derived.FindAsync(asset, content.Key, cancellationToken);
        }

        await _note.UsedAsync(asset.Cloud, Transformation.Parse(eager.Transformation), eager.Format, cancellationToken);
        return new(eager.Transformation, content.Format, content, entry);
    }
}
