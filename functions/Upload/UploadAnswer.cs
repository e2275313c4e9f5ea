using System.Text.Json.Nodes;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Assets.Upload.Chunks;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Signatures;

namespace ServerlessDam.Functions.Upload;

/// <summary>What an upload answers.</summary>
internal sealed class UploadAnswer(EagerDerivations eager, DeleteTokens deleteTokens)
{
    public async Task<JsonObject> ForAsync(WireContext context, IngestResult result, UploadOptions options, CancellationToken cancellationToken)
    {
        var body = context.AssetBody().Uploaded(
            result.Asset,
            result.Results,
            options.Analyse,
            context.Caller.Key?.ApiKey,
            asset => ResponseSignature.Of(asset.PublicId, asset.Version, context.Environment, context.Caller));
        if (result.Existing)
        {
            body["existing"] = true;
        }

        if (options.Faces)
        {
            StatedBody.AddFaces(body, result.Asset);
        }

        // What was there before is not the caller's to delete.
        if (options.ReturnDeleteToken && !result.Existing)
        {
            body["delete_token"] = await deleteTokens.IssueAsync(result.Asset, cancellationToken);
        }

        if (options.Eager.Length > 0)
        {
            var urls = context.AssetUrls();
            var made = await eager.ExecuteAsync(result.Asset, options.Eager, cancellationToken);
            body["eager"] = new JsonArray([.. made.Select(each => Eager(result.Asset, each, urls))]);
        }

        return body;
    }

    /// <summary>What a part answers while others are missing. Only an id that was asked for is named: clients send back what they read.</summary>
    public static JsonObject Partial(WireContext context, ChunkOutcome outcome, IReadOnlyDictionary<string, string> parameters)
    {
        var body = new JsonObject
        {
            ["done"] = false,
            ["bytes"] = outcome.ReceivedBytes,
            ["kind"] = parameters.GetValueOrDefault("type", "upload"),
        };
        if (ResourceTypeNames.TryParse(context.RouteValues.GetValueOrDefault("resource_type"), out var resourceType))
        {
            body["resource_type"] = resourceType.Value.Name();
        }

        if (outcome.Parameters.TryGetValue("public_id", out var publicId))
        {
            body["public_id"] = publicId;
        }

        return body;
    }

    internal static JsonObject Eager(Asset asset, EagerDerivation made, AssetUrls urls)
    {
        var body = new JsonObject { ["transformation"] = made.Transformation };
        if (made.Entry is { } entry)
        {
            body["width"] = entry.Width;
            body["height"] = entry.Height;
        }

        body["bytes"] = made.Content.SizeInBytes;
        body["format"] = made.Content.Format;
        body["url"] = urls.Plain(asset, made.Transformation, made.Content.Format);
        body["secure_url"] = urls.Secure(asset, made.Transformation, made.Content.Format);
        return body;
    }
}
