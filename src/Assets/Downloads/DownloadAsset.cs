using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Formats;

namespace ServerlessDam.Assets.Downloads;

/// <summary>An asset of any delivery type for who has shown a right to it, past the rules of delivery URLs.</summary>
public sealed class DownloadAsset
{
    private readonly Catalog _catalog;
    private readonly Deriver _deriver;
    private readonly Derivations _derivations;
    private readonly UnderstandTransformation _understand;

    internal DownloadAsset(Catalog catalog, Deriver deriver, Derivations derivations, UnderstandTransformation understand)
        => (_catalog, _deriver, _derivations, _understand) = (catalog, deriver, derivations, understand);

    /// <exception cref="DamException">NotFound. Forbidden. InvalidParameter: not as this format. As <see cref="Deriver.GetAsync"/>.</exception>
    /// <exception cref="TransformationException">The transformation cannot be carried out.</exception>
    public async Task<Delivered> ExecuteAsync(Caller caller, ProductEnvironment environment, AssetKey key, DownloadRequest request, CancellationToken cancellationToken)
    {
        var format = request.Format is { } name ? UploadOptions.Canonical(name) : null;
        var asset = await FindAsync(key, request.Format, cancellationToken) ?? throw DamException.NotFound(key.PublicId);
        caller.Demand(FolderPermission.View, asset.Folder);
        if (environment.Withholds(asset) && !request.IsForReview)
        {
            throw DamException.NotFound(key.PublicId);
        }

        var isOriginal = request.Transformation is null && (format is null || format == asset.Format || asset.ResourceType == ResourceType.Raw);
        if (!isOriginal && asset.ResourceType != ResourceType.Image)
        {
            throw DamException.Invalid($"Transformations of {asset.ResourceType.Name()} assets are not supported here yet");
        }

        var delivered = isOriginal ? Original(asset) : await DerivedAsync(asset, request.Transformation ?? "", format, cancellationToken);
        return delivered with
        {
            Asset = asset,
            LastModified = DateTimeOffset.FromUnixTimeSeconds(asset.Version),
            Private = true,
            AttachmentName = Named(request.AttachmentName, asset, delivered.Facts?.Format ?? asset.Format),
        };
    }

    /// <summary>A raw file's extension is part of its public id; who gives it as the format means the same.</summary>
    private async Task<Asset?> FindAsync(AssetKey key, string? extension, CancellationToken cancellationToken)
        => await _catalog.FindAsync(key, cancellationToken)
            ?? (key.ResourceType == ResourceType.Raw && extension is not null
                ? await _catalog.FindAsync(key with { PublicId = $"{key.PublicId}.{extension}" }, cancellationToken)
                : null);

    private static Delivered Original(Asset asset)
    {
        return new()
        {
            ETag = asset.ETag,
            ContentType = OriginalType.Of(asset).ContentType,
            SizeInBytes = asset.SizeInBytes,
            LastModified = default,
            Blob = asset.Original,
        };
    }

    private async Task<Delivered> DerivedAsync(Asset asset, string text, string? format, CancellationToken cancellationToken)
    {
        var transformation = await _understand.ExecuteAsync(asset.Cloud, Transformation.Parse(text), cancellationToken);
        var plan = transformation.PlanFor(asset);
        var chosen = DeliveryFormat.Choose(asset, plan, format, accept: null);
        var derivation = (await _derivations.OfAsync(asset, transformation.Carried, chosen, LayerTrust.All, mayFetch: true, cancellationToken)) with
        {
            KeepAlpha = DeliveryFormat.KeepsAlpha(plan.Output, format, chosen),
        };
        var content = await _deriver.GetAsync(asset, derivation, cancellationToken);
        return new()
        {
            ETag = content.Key[..32],
            ContentType = content.Format == StoredFormat.Info ? "application/json" : MediaFormats.Find(content.Format)?.ContentType ?? "application/octet-stream",
            SizeInBytes = content.SizeInBytes,
            LastModified = default,
            Blob = content.Blob,
            Bytes = content.Bytes,
            Facts = content.Facts,
        };
    }

    private static string? Named(string? name, Asset asset, string? format)
        => name is { Length: > 0 } && (format is null || name.EndsWith($".{format}", StringComparison.OrdinalIgnoreCase)) ? name : AttachmentNames.Of(name, asset, format);
}
