using System.Text.Json.Nodes;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Upload.Calls;
using ServerlessDam.Assets.Upload.Chunks;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Signatures;

namespace ServerlessDam.Functions.Upload;

/// <summary>What uploads and explicit calls answer.</summary>
internal static class UploadAnswer
{
    public static JsonObject For(WireContext context, ProcessedAsset done)
    {
        var body = context.AssetBody().Uploaded(
            done.Asset,
            done.Results,
            done.Options.Analyse,
            context.Caller.Key?.ApiKey,
            asset => ResponseSignature.Of(asset.PublicId, asset.Version, context.Environment, context.Caller));
        if (done.Existing)
        {
            body["existing"] = true;
        }

        if (done.Options.Faces)
        {
            StatedBody.AddFaces(body, done.Asset);
        }

        if (done.DeleteToken is { } token)
        {
            body["delete_token"] = token;
        }

        var urls = context.AssetUrls();
        if (done.Options.Eager.Length > 0)
        {
            body["eager"] = new JsonArray([.. done.Eager.Select(each => EagerBodies.Of(done.Asset, each, done.EagerBatchId, urls))]);
        }

        if (done.Breakpoints.Count > 0)
        {
            body["responsive_breakpoints"] = new JsonArray([.. done.Breakpoints.Select(set => BreakpointBodies.Of(done.Asset, set, urls))]);
        }

        if (done.Hook is { } hook)
        {
            body["hook_execution"] = new JsonObject
            {
                ["on_success"] = hook.Error is { } error
                    ? new JsonObject { ["status"] = "failed", ["error"] = error }
                    : new JsonObject { ["status"] = "success" },
            };
        }

        return body;
    }

    /// <summary>What a call answers that is done in the background.</summary>
    public static JsonObject Pending(WireContext context, string resourceType, IReadOnlyDictionary<string, string> parameters, string batchId)
    {
        var body = new JsonObject
        {
            ["status"] = "pending",
            ["resource_type"] = resourceType,
            ["type"] = parameters.GetValueOrDefault("type", "upload"),
        };
        if (parameters.TryGetValue("public_id", out var publicId))
        {
            body["public_id"] = publicId;
        }

        body["batch_id"] = batchId;
        if (context.Http.Connection.RemoteIpAddress is { } address)
        {
            body["requester_ip"] = address.ToString();
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
}
