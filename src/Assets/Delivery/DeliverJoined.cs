using System.Security.Cryptography;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Restrictions;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Delivery;

/// <summary>
/// <c>image/sprite/{tag}.png</c>, with <c>.css</c> and <c>.json</c> to find the pictures in it, and <c>image/multi/{tag}.gif</c>: the
/// public pictures that have a tag, by ascending id, or those of a kept set, each through the transformation.
/// </summary>
internal sealed class DeliverJoined(JoinedMembers members, JoinedWhole whole, TimeProvider time)
{
    private static readonly string[] Types = ["sprite", "multi"];
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(60);

    public static bool Delivers(string type) => Types.Contains(type);

    /// <param name="access">In strict mode nothing is joined for who has shown no secret.</param>
    /// <exception cref="DamException">NotFound: no such picture. Unauthorized. NotAvailable: not as this format.</exception>
    public async Task<Delivered> ExecuteAsync(ProductEnvironment environment, DeliveryUrl url, string rawTarget, UrlAccess access, CancellationToken cancellationToken)
    {
        if (!access.Opened && environment.Delivery.StrictTransformations)
        {
            throw AccessRules.Denied();
        }

        var reading = url.Readings.First(each => each.Extension is null);
        var dot = reading.PublicId.LastIndexOf('.');
        var (tag, extension) = dot > 0 ? (reading.PublicId[..dot], reading.PublicId[(dot + 1)..]) : throw DamException.NotFound(reading.PublicId);
        var prefix = reading.Transformation.Components.Select(component => component["p"]?.Value).LastOrDefault(value => value is not null) ?? "";
        var transformation = reading.Transformation.Without("p");
        var joined = url.ResourceType == "image" ? await members.FindAsync(environment, tag, cancellationToken) : throw DamException.NotFound(reading.PublicId);
        var forFew = joined.Any(member => AccessRules.IsPrivate(environment, member.Asset.Type) || member.Asset.Restricts());
        if (!joined.All(member => IsOpen(environment, member.Asset, access)))
        {
            throw AccessRules.Denied();
        }

        var parts = await whole.PartsAsync(url.Cloud, joined, transformation, access.Layers, cancellationToken);
        var (format, delay) = await whole.SaysAsync(url.Cloud, joined[0], transformation, cancellationToken);
        var delivered = url.Type == "sprite" && extension is "css" or "json"
            ? Sheet(extension == "css" ? SpriteSheet.Css(parts, prefix, rawTarget, format ?? "png") : SpriteSheet.Json(parts), extension)
            : await whole.PictureAsync(url.Type, parts, extension, delay, cancellationToken);
        return delivered with
        {
            LastModified = DateTimeOffset.FromUnixTimeSeconds(parts.Max(part => part.Asset.Version)),
            MaxAge = MaxAge,
            // Layers may be for few.
            Private = forFew || access.Signed || AccessRules.IsPrivate(environment, url.Type),
        };
    }

    /// <summary>What rules close no signature opens, here as where the picture is asked for alone.</summary>
    private bool IsOpen(ProductEnvironment environment, Asset asset, UrlAccess access)
    {
        var now = time.GetUtcNow();
        return (access.Opened || !AccessRules.IsPrivate(environment, asset.Type))
            && (asset.IsOpenAt(now) || (asset.TakesSignatures() && access.Signed) || (asset.TakesTokensAt(now) && access is { Opened: true, Signed: false }));
    }

    private static Delivered Sheet(byte[] bytes, string extension) => new()
    {
        ETag = Convert.ToHexStringLower(SHA256.HashData(bytes))[..32],
        ContentType = extension == "css" ? "text/css; charset=utf-8" : "application/json; charset=utf-8",
        SizeInBytes = bytes.Length,
        LastModified = default,
        Bytes = bytes,
    };
}
