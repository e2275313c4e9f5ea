using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Functions.Library;

/// <summary>Delivery URLs of assets with their current version; those that need a signature have one.</summary>
internal sealed class AssetUrls(ProductEnvironment environment, DeliveryBases bases)
{
    public string Plain(Asset asset, string transformation = "", string? format = null) => Link(bases.Plain, asset, transformation, format);

    public string Secure(Asset asset, string transformation = "", string? format = null) => Link(bases.Secure, asset, transformation, format);

    private string Link(string origin, Asset asset, string transformation, string? format) => new DeliveryLink
    {
        Origin = origin,
        Cloud = asset.Cloud,
        ResourceType = asset.ResourceType.Name(),
        Type = asset.Type,
        PublicId = asset.PublicId,

        // An address is taken whole: what follows its last dot asks for nothing.
        Format = asset.Type == "fetch" ? null : format ?? asset.Format,
        Version = asset.Version,
        Transformation = transformation,
        Secret = asset.Type is "upload" or "text" ? null : environment.PrimaryKey.Secret,
        Algorithm = environment.SignatureAlgorithm,
    }.ToString();
}
