using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Versions;
using ServerlessDam.Functions.Delivery;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Signatures;

namespace ServerlessDam.Functions.Versions;

/// <summary>Kept versions: restoring, downloading, giving up.</summary>
internal sealed class VersionsEndpoint(RestoreVersion restore, DeleteVersions delete, OpenVersion open, IBlobStore blobs, TimeProvider time)
{
    private const int MostRestored = 100;

    /// <summary>The type in the body counts: one SDK always has <c>upload</c> in its path.</summary>
    public Task<IActionResult> Restore(WireContext context, CancellationToken cancellationToken)
    {
        var type = context.Request.Text("type") ?? context.Value("type");
        return RestoreAsync(
            context,
            "public_ids",
            (id, version) => restore.ExecuteAsync(
                context.Caller, context.Environment, new AssetKey(context.Environment.CloudName, context.ResourceType(), type, id), version, cancellationToken));
    }

    public Task<IActionResult> RestoreByAssetIds(WireContext context, CancellationToken cancellationToken)
        => RestoreAsync(context, "asset_ids", (id, version) => restore.ExecuteAsync(context.Caller, context.Environment, id, version, cancellationToken));

    public async Task<IActionResult> Delete(WireContext context, CancellationToken cancellationToken)
    {
        var assetId = context.Value("asset_id");
        var (deleted, missing) = await delete.ExecuteAsync(
            context.Caller, context.Environment.CloudName, assetId, context.Request.SplitList("version_ids"), cancellationToken);
        var body = new JsonObject { ["asset_id"] = assetId, ["deleted_version_ids"] = new JsonArray([.. deleted.Select(id => JsonValue.Create(id))]) };
        if (missing.Count > 0)
        {
            body["failures"] = new JsonArray([.. missing.Select(id => new JsonObject { ["version_id"] = id, ["error"] = "Version not found" })]);
        }

        return new WireResult(body);
    }

    public async Task<IActionResult> Download(WireContext context, CancellationToken cancellationToken)
    {
        var version = await open.ExecuteAsync(
            context.Caller, context.Environment.CloudName, context.Request.Required("asset_id"), context.Request.Required("version_id"), cancellationToken);
        return new DeliveryResult(version, blobs, TimeSpan.Zero);
    }

    private async Task<IActionResult> RestoreAsync(WireContext context, string parameter, Func<string, string?, Task<RestoreOutcome>> restoreOne)
    {
        var (ids, versions) = (context.Request.SplitList(parameter), context.Request.SplitList("versions"));
        if (ids.Count is 0 or > MostRestored)
        {
            throw ids.Count == 0 ? DamException.Missing(parameter) : DamException.Invalid($"Too many {parameter}: {ids.Count}, at most {MostRestored}");
        }

        var body = new JsonObject();
        for (var i = 0; i < ids.Count; i++)
        {
            var outcome = await restoreOne(ids[i], i < versions.Count ? versions[i] : null);
            body[ids[i]] = outcome.Restored is { } asset ? Restored(context, asset) : new JsonObject { ["error"] = outcome.Problem };
        }

        return new WireResult(body);
    }

    private JsonObject Restored(WireContext context, Asset asset)
    {
        var body = context.AssetBody().Uploaded(
            asset,
            null,
            ProbeParts.Format,
            context.Caller.Key?.ApiKey,
            each => ResponseSignature.Of(each.PublicId, each.Version, context.Environment, context.Caller));
        body["backup_url"] = BackupUrls.Of(context, asset.AssetId, asset.VersionId, time.GetUtcNow());
        return body;
    }
}
