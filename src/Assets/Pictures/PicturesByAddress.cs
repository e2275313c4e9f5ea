using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Pictures;

/// <summary>Finds pictures by their addresses: one of this server's is its asset, any other is taken from where it is.</summary>
internal sealed class PicturesByAddress(DeliveryTargets targets, Catalog catalog, FetchAsset fetch)
{
    /// <param name="ownHosts">Under which this server is reached, with ports where there are any.</param>
    /// <exception cref="DamException">NotFound. InvalidParameter: no address, or nothing that can be fetched.</exception>
    public async Task<JoinedMember> FindAsync(
        ProductEnvironment environment, string address, IReadOnlyCollection<string> ownHosts, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw DamException.Invalid($"Invalid value for parameter urls: {address[..Math.Min(address.Length, 100)]}");
        }

        if (ownHosts.Contains(uri.Authority, StringComparer.OrdinalIgnoreCase))
        {
            return await OwnAsync(environment, uri, cancellationToken);
        }

        return AccessRules.IsAllowedDomain(environment, address)
            ? JoinedMember.Of(await fetch.ExecuteAsync(environment, ResourceType.Image, address, cancellationToken))
            : throw AccessRules.Denied();
    }

    /// <summary>Whoever signs the request may use every asset of the cloud, and of no other.</summary>
    private async Task<JoinedMember> OwnAsync(ProductEnvironment environment, Uri uri, CancellationToken cancellationToken)
    {
        var (found, target) = await targets.FindAsync(uri.AbsolutePath, uri.Host, cancellationToken);
        var url = DeliveryUrl.Parse(target);
        if (found?.CloudName == environment.CloudName && url.ResourceType == ResourceType.Image.Name())
        {
            foreach (var reading in url.Readings)
            {
                var type = url.Type == "public" ? "upload" : url.Type;
                if (await catalog.FindAsync(new(environment.CloudName, ResourceType.Image, type, reading.PublicId), cancellationToken) is { } asset)
                {
                    return new(asset, reading.Transformation);
                }
            }
        }

        throw DamException.NotFound(url.Reading.PublicId);
    }
}
