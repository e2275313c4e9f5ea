using System.Text.Json.Nodes;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Notifications;

/// <summary>What is told of eager derivations that were made in the background.</summary>
internal sealed class EagerNotification(Catalog catalog)
{
    /// <summary>With the URLs of what was made; without them when the asset is gone by now.</summary>
    public async Task<JsonObject> WriteAsync(ProductEnvironment environment, NotedEvent happened, DeliveryBases bases, CancellationToken cancellationToken)
    {
        var body = JsonNode.Parse(happened.Body ?? "{}") as JsonObject ?? [];
        if (happened.Subject is not { } subject || await catalog.FindByIdAsync(environment.CloudName, subject.AssetId, cancellationToken) is not { } asset)
        {
            return body;
        }

        var urls = new AssetUrls(environment, bases);
        foreach (var entry in (body["eager"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (entry["format"]?.GetValue<string>() is { } format && entry["transformation"]?.GetValue<string>() is { } transformation)
            {
                entry["url"] = urls.Plain(asset, transformation, format);
                entry["secure_url"] = urls.Secure(asset, transformation, format);
            }
        }

        return body;
    }
}
