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
public sealed class EagerDerivations(Deriver deriver, DerivedStore derived, UnderstandTransformation understand, TransformationStore stored, TimeProvider time)
{
    /// <summary>In the order asked for.</summary>
    /// <exception cref="TransformationException">One of them cannot be carried out.</exception>
    public async Task<IReadOnlyList<EagerDerivation>> ExecuteAsync(
        Asset asset, IReadOnlyList<EagerTransformation> eager, CancellationToken cancellationToken)
    {
        var made = new List<EagerDerivation>(eager.Count);
        foreach (var each in eager)
        {
            var transformation = await understand.ExecuteAsync(asset.Cloud, Transformation.Parse(each.Transformation), cancellationToken);
            var format = DeliveryFormat.Choose(asset, transformation.Plan.Output, each.Format, accept: null);
            var derivation = new Derivation(transformation.Carried.ToString(), format);
            var content = await deriver.GetStoredAsync(asset, derivation, cancellationToken);
            await NoteAsync(asset.Cloud, each, cancellationToken);
            made.Add(new(each.Transformation, content, await derived.FindAsync(asset, content.Key, cancellationToken)));
        }

        return made;
    }

    /// <summary>What was derived by is listed among the transformations, unless it is or is made of names.</summary>
    private async Task NoteAsync(string cloud, EagerTransformation eager, CancellationToken cancellationToken)
    {
        var asked = Transformation.Parse(eager.Transformation);
        var text = eager.Format is null ? asked.ToString() : $"{asked}/{eager.Format}";
        if (text.Length > 0 && NameExpansion.NamesIn(asked).Count == 0 && await stored.FindUnnamedAsync(cloud, text, cancellationToken) is null)
        {
            // Somebody else may note it at the same time; that is as good.
            await stored.AddAsync(cloud, new() { Text = text, AllowedForStrict = false, Used = true, CreatedAt = time.GetUtcNow() }, cancellationToken);
        }
    }
}
