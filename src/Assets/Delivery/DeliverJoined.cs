using System.Security.Cryptography;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Restrictions;
using ServerlessDam.Transformations.Formats;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Delivery;

/// <summary>
/// <c>image/sprite/{tag}.png</c>, with <c>.css</c> and <c>.json</c> to find the pictures in it, and <c>image/multi/{tag}.gif</c>: the
/// public pictures that have a tag, by ascending id, each through the transformation.
/// </summary>
internal sealed class DeliverJoined(ListAssets list, JoinedPictures joined, UnderstandTransformation understand)
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
        var transformation = await understand.ExecuteAsync(url.Cloud, reading.Transformation.Without("p"), cancellationToken);
        var parts = await joined.PartsAsync(await TaggedAsync(url, tag, cancellationToken), transformation.Carried, access.Layers, cancellationToken);
        var delivered = url.Type == "sprite" && extension is "css" or "json"
            ? Sheet(extension == "css" ? SpriteSheet.Css(parts, prefix, rawTarget) : SpriteSheet.Json(parts), extension)
            : await PictureAsync(url.Type, parts, extension, transformation.PlanFor(parts[0].Asset).Output.FrameDelayMs, cancellationToken);
        return delivered with
        {
            LastModified = DateTimeOffset.FromUnixTimeSeconds(parts.Max(part => part.Asset.Version)),
            MaxAge = MaxAge,
            // Layers may be for few.
            Private = access.Signed || AccessRules.IsPrivate(environment, url.Type),
        };
    }

    private async Task<IReadOnlyList<Asset>> TaggedAsync(DeliveryUrl url, string tag, CancellationToken cancellationToken)
    {
        var page = url.ResourceType == "image"
            ? await list.TaggedAsync(Caller.System(url.Type), url.Cloud, ResourceType.Image, tag, JoinRequest.MostPictures + 1, null, cancellationToken)
            : throw DamException.NotFound(url.Reading.PublicId);
        var assets = page.Assets.Where(asset => asset.Type == "upload" && !asset.Restricts()).OrderBy(asset => asset.PublicId, StringComparer.Ordinal).ToList();
        return assets.Count switch
        {
            0 => throw DamException.NotFound(url.Reading.PublicId),
            > JoinRequest.MostPictures => throw DamException.Invalid($"At most {JoinRequest.MostPictures} pictures can be joined"),
            _ => assets,
        };
    }

    private async Task<Delivered> PictureAsync(
        string type, IReadOnlyList<JoinedPart> parts, string extension, int? frameDelayMs, CancellationToken cancellationToken)
    {
        var (layout, formats) = type == "sprite" ? (JoinLayout.Stack, WritableFormats.Stills) : (JoinLayout.Animation, WritableFormats.Animations);
        var format = MediaFormats.Find(extension);
        if (format is null || !formats.Contains(format.Name))
        {
            throw new DamException(ErrorKind.NotAvailable, $"Pictures cannot be joined as {extension} by this server; {string.Join(", ", formats)} can be written");
        }

        var content = await joined.JoinAsync(parts, layout, format.Name, frameDelayMs, cancellationToken);
        return new()
        {
            ETag = content.Key[..32],
            ContentType = format.ContentType,
            SizeInBytes = content.SizeInBytes,
            LastModified = default,
            Bytes = content.Bytes,
            Facts = content.Facts,
        };
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
