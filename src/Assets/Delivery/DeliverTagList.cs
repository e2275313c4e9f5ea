using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Restrictions;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Delivery;

/// <summary><c>{resource type}/list/{tag}.json</c>: the uploads that have a tag, newest first, for galleries and players.</summary>
internal sealed class DeliverTagList(ListAssets list)
{
    public const string Type = "list";

    private const string Extension = ".json";
    private const int Most = 1000;
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(60);

    /// <exception cref="DamException">NotFound: not the name of a list.</exception>
    public async Task<Delivered> ExecuteAsync(ProductEnvironment environment, DeliveryUrl url, CancellationToken cancellationToken)
    {
        var name = url.Reading.PublicId;
        if (!name.EndsWith(Extension, StringComparison.Ordinal) || name.Length == Extension.Length)
        {
            throw DamException.NotFound(name);
        }

        var assets = await TaggedAsync(environment, url, name[..^Extension.Length], cancellationToken);
        var updated = DateTimeOffset.FromUnixTimeSeconds(assets.Count == 0 ? 0 : assets.Max(asset => asset.Version));
        var bytes = JsonSerializer.SerializeToUtf8Bytes(Body(assets, updated));
        return new()
        {
            ETag = Convert.ToHexStringLower(SHA256.HashData(bytes))[..32],
            ContentType = "application/json; charset=utf-8",
            SizeInBytes = bytes.Length,
            LastModified = updated,
            Bytes = bytes,
            MaxAge = MaxAge,
            Private = AccessRules.IsPrivate(environment, Type),
        };
    }

    /// <summary>What is not public is in no list.</summary>
    private async Task<IReadOnlyList<Asset>> TaggedAsync(ProductEnvironment environment, DeliveryUrl url, string tag, CancellationToken cancellationToken)
    {
        var caller = Caller.System(Type);
        var page = ResourceTypeNames.TryParse(url.ResourceType, out var resourceType)
            ? await list.TaggedAsync(caller, url.Cloud, resourceType.Value, tag, Most, null, cancellationToken)
            : await list.TaggedAsync(caller, url.Cloud, tag, Most, null, cancellationToken);
        return [.. page.Assets.Where(asset => asset.Type == "upload" && !asset.Restricts() && !environment.Withholds(asset))];
    }

    private static JsonObject Body(IReadOnlyList<Asset> assets, DateTimeOffset updated) => new()
    {
        ["resources"] = new JsonArray([.. assets.Select(Entry)]),
        ["updated_at"] = Time(updated),
    };

    private static JsonObject Entry(Asset asset)
    {
        var entry = new JsonObject { ["public_id"] = asset.PublicId, ["version"] = asset.Version };
        if (asset.Format is not null)
        {
            entry["format"] = asset.Format;
        }

        if (asset is { Width: { } width, Height: { } height })
        {
            entry["width"] = width;
            entry["height"] = height;
        }

        entry["type"] = asset.Type;
        entry["created_at"] = Time(asset.CreatedAt);
        if (asset.Context.Count > 0)
        {
            entry["context"] = new JsonObject { ["custom"] = new JsonObject(asset.Context.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))) };
        }

        return entry;
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
