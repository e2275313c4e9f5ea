using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Restrictions;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Delivery;

/// <summary>For whom what is: by the type of the asset, the signature of the URL, and tokens.</summary>
internal sealed class AccessRules(TimeProvider time)
{
    /// <summary>The signature must fit the very reading that is carried out. A wrong one is refused even where none is needed.</summary>
    /// <param name="original">The stored bytes themselves are asked for.</param>
    /// <exception cref="DamException">Unauthorized.</exception>
    public UrlAccess Demand(ProductEnvironment environment, DeliveryUrl url, DeliveryRequest request, DeliverySubject subject, bool original)
    {
        var (asset, now) = (subject.Asset, time.GetUtcNow());
        var access = Demand(environment, url, request, subject.Reading, IsPrivate(environment, asset.Type) || (asset.Type == "private" && original));
        return asset.IsOpenAt(now)
            || (asset.TakesSignatures() && access.Signed)
            || (asset.TakesTokensAt(now) && RequestTokens.Open(environment.Delivery, request, now))
                ? access
                : throw Denied();
    }

    /// <summary>Before anything is taken from another server.</summary>
    /// <exception cref="DamException">Unauthorized: unsigned where that is not allowed, or from a domain that is not.</exception>
    public void DemandFetch(ProductEnvironment environment, DeliveryUrl url, DeliveryRequest request)
    {
        Demand(environment, url, request, url.Reading, IsPrivate(environment, FetchAsset.Type));
        if (!IsAllowedDomain(environment, url.Reading.PublicId))
        {
            throw Denied();
        }
    }

    /// <summary>Whether files may be taken from there; everywhere without a list of domains.</summary>
    public static bool IsAllowedDomain(ProductEnvironment environment, string url)
        => environment.Delivery.FetchDomains is not { Count: > 0 } domains
            || (Uri.TryCreate(url, UriKind.Absolute, out var address) && DeliveryAccess.Covers(domains, address.Host));

    /// <summary>For a delivery that is about no single asset.</summary>
    /// <exception cref="DamException">Unauthorized.</exception>
    public UrlAccess Demand(ProductEnvironment environment, DeliveryUrl url, DeliveryRequest request)
        => Demand(environment, url, request, url.Reading, IsPrivate(environment, url.Type));

    /// <summary>Neither its type nor what is said of it makes it one for few.</summary>
    public static bool IsForFew(ProductEnvironment environment, Asset asset)
        => asset.Type == "private" || IsPrivate(environment, asset.Type) || asset.Restricts();

    /// <summary>Nothing of this type is for everybody.</summary>
    public static bool IsPrivate(ProductEnvironment environment, string type)
        => type == "authenticated" || environment.Delivery.RestrictedTypes.Contains(type, StringComparer.Ordinal);

    public static DamException Denied() => new(ErrorKind.Unauthorized, "deny or ACL failure");

    private UrlAccess Demand(ProductEnvironment environment, DeliveryUrl url, DeliveryRequest request, DeliveryReading reading, bool needed)
    {
        var signed = url.Signature is not null && DeliverySignature.Verify(
            url.Signature,
            reading.RawTransformation,
            reading.RawPublicId,
            [.. environment.AccessKeys.Where(key => key.Enabled).Select(key => key.Secret)]);
        if (url.Signature is not null && !signed)
        {
            throw Denied();
        }

        var opened = signed || RequestTokens.Open(environment.Delivery, request, time.GetUtcNow());
        return opened || !needed ? new(opened, signed) : throw Denied();
    }
}
