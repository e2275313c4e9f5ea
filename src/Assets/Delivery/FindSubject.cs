using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Delivery;

/// <summary>Finds what a URL is about: a stored asset, a remote file, or the default image in the place of one that is missing.</summary>
internal sealed class FindSubject(
    Catalog catalog, AssetCache assets, FetchAsset fetch, FetchMapped mapped, UnderstandTransformation understand, AccessRules access)
{
    /// <exception cref="DamException">NotFound; NotAvailable for the picture of another site; as <see cref="FetchAsset.ExecuteAsync"/>.</exception>
    /// <exception cref="TransformationException">The transformation cannot be carried out.</exception>
    public async Task<DeliverySubject> ExecuteAsync(
        ProductEnvironment environment, DeliveryUrl url, DeliveryRequest request, CancellationToken cancellationToken)
    {
        if (!ResourceTypeNames.TryParse(url.ResourceType, out var resourceType))
        {
            throw DamException.NotFound(url.Reading.PublicId);
        }

        foreach (var reading in url.Readings)
        {
            if (await StoredAsync(url, resourceType.Value, reading.PublicId, cancellationToken) is { } asset)
            {
                if (environment.Withholds(asset))
                {
                    return await WithheldAsync(environment, url, reading, cancellationToken);
                }

                return new(asset, reading, await understand.ExecuteAsync(url.Cloud, reading.Transformation, cancellationToken));
            }
        }

        return await AbsentAsync(environment, url, resourceType.Value, request, cancellationToken);
    }

    private async Task<Asset?> StoredAsync(DeliveryUrl url, ResourceType resourceType, string publicId, CancellationToken cancellationToken)
    {
        if (url.Type == "asset")
        {
            return await catalog.FindByIdAsync(url.Cloud, publicId, cancellationToken) is { } asset && asset.ResourceType == resourceType ? asset : null;
        }

        // "public" is an old word for "upload".
        var (type, id) = url.Type switch
        {
            "public" => ("upload", publicId),
            FetchAsset.Type => (FetchAsset.Type, FetchAsset.PublicIdOf(publicId)),
            _ => (url.Type, publicId),
        };
        return await assets.FindAsync(catalog, new(url.Cloud, resourceType, type, id), cancellationToken);
    }

    /// <summary>As if it were not there; it is not taken from elsewhere again either.</summary>
    private async Task<DeliverySubject> WithheldAsync(ProductEnvironment environment, DeliveryUrl url, DeliveryReading reading, CancellationToken cancellationToken)
    {
        var understood = await understand.ExecuteAsync(url.Cloud, reading.Transformation, cancellationToken);
        var placeholder = await PlaceholderAsync(environment, url, understood, cancellationToken);
        return placeholder ?? throw DamException.NotFound(reading.PublicId);
    }

    private async Task<DeliverySubject> AbsentAsync(
        ProductEnvironment environment, DeliveryUrl url, ResourceType resourceType, DeliveryRequest request, CancellationToken cancellationToken)
    {
        var reading = url.Reading;
        var missing = DeliveryTypes.Lack(url.Type) ?? DamException.NotFound(reading.PublicId);
        if (await mapped.FindAsync(environment, url, resourceType, request, cancellationToken) is { } imported)
        {
            return new(imported, reading, await understand.ExecuteAsync(url.Cloud, reading.Transformation, cancellationToken));
        }

        if (reading.Transformation.IsEmpty && url.Type != FetchAsset.Type)
        {
            throw missing;
        }

        var understood = await understand.ExecuteAsync(url.Cloud, reading.Transformation, cancellationToken);
        if (url.Type == FetchAsset.Type)
        {
            try
            {
                access.DemandFetch(environment, url, request);
                return new(await fetch.ExecuteAsync(environment, resourceType, reading.PublicId, cancellationToken), reading, understood);
            }
            catch (DamException e) when (e.Kind == ErrorKind.NotFound && understood.DefaultImage is not null)
            {
                missing = e;
            }
        }

        return await PlaceholderAsync(environment, url, understood, cancellationToken) ?? throw missing;
    }

    /// <summary>The default image is an upload; the URL's extension still says which format is wanted.</summary>
    private async Task<DeliverySubject?> PlaceholderAsync(
        ProductEnvironment environment, DeliveryUrl url, UnderstoodTransformation understood, CancellationToken cancellationToken)
    {
        if (understood.DefaultImage is not { } image)
        {
            return null;
        }

        var whole = image.Format is null ? image.PublicId : $"{image.PublicId}.{image.Format.Name}";
        foreach (var id in new[] { image.PublicId, whole }.Distinct(StringComparer.Ordinal))
        {
            if (await assets.FindAsync(catalog, new(url.Cloud, ResourceType.Image, "upload", id), cancellationToken) is { } placeholder && !environment.Withholds(placeholder))
            {
                var reading = url.Reading.Extension is null ? url.Reading with { Extension = image.Format } : url.Reading;
                return new(placeholder, reading, understood, Missing: url.Reading.PublicId);
            }
        }

        return null;
    }
}
