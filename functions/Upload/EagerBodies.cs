using System.Text.Json.Nodes;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Library;
using ServerlessDam.Functions.Library;

namespace ServerlessDam.Functions.Upload;

/// <summary>Eager derivations in the wire's words.</summary>
internal static class EagerBodies
{
    /// <param name="batchId">Of the batch that makes it; null when it is made.</param>
    public static JsonObject Of(Asset asset, EagerDerivation made, string? batchId, AssetUrls urls)
    {
        var body = new JsonObject();
        if (batchId is not null)
        {
            body["status"] = "processing";
            body["batch_id"] = batchId;
        }

        body["transformation"] = made.Transformation;
        if (made.Entry is { } entry)
        {
            body["width"] = entry.Width;
            body["height"] = entry.Height;
        }

        if (made.Content is { } content)
        {
            body["bytes"] = content.SizeInBytes;
            body["format"] = content.Format;
        }

        if (made.Error is { } error)
        {
            body["status"] = "failed";
            body["reason"] = error;
        }

        body["url"] = urls.Plain(asset, made.Transformation, made.Format);
        body["secure_url"] = urls.Secure(asset, made.Transformation, made.Format);
        return body;
    }
}
