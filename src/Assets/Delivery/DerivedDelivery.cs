using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Formats;

namespace ServerlessDam.Assets.Delivery;

/// <summary>What is made of the stored bytes.</summary>
internal sealed class DerivedDelivery(Deriver deriver, Derivations derivations, StrictMode strict, IOptions<DeliveryOptions> options)
{
    /// <param name="opened">The URL's maker knows a secret: nothing is strict with them.</param>
    /// <exception cref="DamException">Unauthorized: strict mode lets it not pass; as <see cref="Deriver.GetAsync"/>.</exception>
    public async Task<Delivered> ExecuteAsync(
        ProductEnvironment environment, DeliverySubject subject, DeliveryRequest request, bool opened, CancellationToken cancellationToken)
    {
        var (asset, transformation) = (subject.Asset, subject.Transformation);
        var (plan, hints) = (subject.Plan, transformation.Carried.Hints);
        var extension = subject.Reading.Extension?.Name;
        var format = DeliveryFormat.Choose(asset, plan, extension, request.Accept, options.Value.AutoJpegXl);
        var derivation = (await derivations.OfAsync(asset, transformation.Carried, format, opened, cancellationToken)) with
        {
            DprHint = hints.HasFlag(RequestHints.Dpr) ? request.Dpr : null,
            WidthHint = hints.HasFlag(RequestHints.Width) ? request.Width : null,
            SaveData = hints.HasFlag(RequestHints.SaveData) && request.SaveData,
            KeepAlpha = DeliveryFormat.KeepsAlpha(plan.Output, extension, format),
        };
        if (!opened && environment.Delivery.StrictTransformations)
        {
            await strict.DemandAsync(environment, asset, transformation, derivation, request, cancellationToken);
        }

        var content = await deriver.GetAsync(asset, derivation, cancellationToken);
        return new()
        {
            Asset = asset,
            ETag = content.Key[..32],
            ContentType = content.Format == StoredFormat.Info ? "application/json" : MediaFormats.Find(content.Format)?.ContentType ?? "application/octet-stream",
            SizeInBytes = content.SizeInBytes,
            LastModified = DateTimeOffset.FromUnixTimeSeconds(asset.Version),
            Blob = content.Blob,
            Bytes = content.Bytes,
            Immutable = subject.IsImmutable,
            Private = AccessRules.IsPrivate(environment, asset.Type),
            Hints = hints,
            MissingPublicId = subject.Missing,
            Facts = content.Facts,
            AttachmentName = AttachmentNames.Of(plan.Output.AttachmentName, asset, content.Format),
        };
    }
}
