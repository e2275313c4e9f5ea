using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.NamedTransformations;
using ServerlessDam.Assets.Restrictions;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Formats;

namespace ServerlessDam.Assets.Delivery;

/// <summary>What is made of the stored bytes.</summary>
internal sealed class DerivedDelivery(Deriver deriver, Derivations derivations, StrictMode strict, NoteTransformation note, IOptions<DeliveryOptions> options)
{
    /// <exception cref="DamException">Unauthorized: strict mode lets it not pass; as <see cref="Deriver.GetAsync"/>.</exception>
    public async Task<Delivered> ExecuteAsync(
        ProductEnvironment environment, DeliverySubject subject, DeliveryRequest request, UrlAccess access, CancellationToken cancellationToken)
    {
        var (asset, transformation) = (subject.Asset, subject.Transformation);
        var (plan, hints) = (subject.Plan, transformation.Carried.Hints);
        var extension = subject.Reading.Extension?.Name;
        var format = DeliveryFormat.Choose(asset, plan, extension, request.Accept, options.Value.AutoJpegXl);

        // What strict mode may refuse is not fetched for.
        var isFree = access.Opened || !environment.Delivery.StrictTransformations || await strict.AllowsAsync(environment, transformation, request, cancellationToken);
        var derivation = (await derivations.OfAsync(asset, transformation.Carried, format, access.Layers, isFree, cancellationToken)) with
        {
            DprHint = hints.HasFlag(RequestHints.Dpr) ? request.Dpr : null,
            WidthHint = hints.HasFlag(RequestHints.Width) ? request.Width : null,
            SaveData = hints.HasFlag(RequestHints.SaveData) && request.SaveData,
            KeepAlpha = DeliveryFormat.KeepsAlpha(plan.Output, extension, format),
        };
        if (!isFree)
        {
            await strict.DemandAsync(asset, derivation, cancellationToken);
        }

        var content = await deriver.GetAsync(asset, derivation, cancellationToken);
        await note.DeliveredAsync(environment.CloudName, transformation.Asked, cancellationToken);
        return new()
        {
            Asset = asset,
            ETag = content.Key[..32],
            ContentType = content.Format == StoredFormat.Info ? "application/json" : MediaFormats.Find(content.Format)?.ContentType ?? "application/octet-stream",
            SizeInBytes = content.SizeInBytes,
            LastModified = DateTimeOffset.FromUnixTimeSeconds(asset.Version),
            Blob = content.Blob,
            Bytes = content.Bytes,
            Immutable = subject.IsImmutable && derivation is { Layers.Count: 0, FactsUsed: "" } && !MarkUse.IsAwaited(transformation.Carried, asset),
            Private = AccessRules.IsPrivate(environment, asset.Type) || asset.Restricts() || derivation.Layers.Any(layer => IsForFew(environment, layer)),
            Hints = hints,
            MissingPublicId = subject.Missing,
            Facts = content.Facts,
            AttachmentName = AttachmentNames.Of(plan.Output.AttachmentName, asset, content.Format),
        };
    }

    /// <summary>A picture that is not for everybody; fonts, tables and profiles show nothing.</summary>
    private static bool IsForFew(ProductEnvironment environment, LayerAsset layer)
        => layer.Asset.ResourceType != ResourceType.Raw && AccessRules.IsForFew(environment, layer.Asset);
}
