using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Library;

/// <summary>One asset with all that is known of it.</summary>
internal sealed class DetailsEndpoint(Catalog catalog, DerivedStore derived)
{
    public async Task<IActionResult> ByPublicId(WireContext context, CancellationToken cancellationToken)
    {
        var key = context.AssetKey(context.Value("public_id"));
        return await Answer(context, await catalog.FindAsync(key, cancellationToken) ?? throw DamException.NotFound(key.PublicId), cancellationToken);
    }

    public async Task<IActionResult> ByAssetId(WireContext context, CancellationToken cancellationToken)
    {
        var id = context.Value("asset_id");
        return await Answer(
            context, await catalog.FindByIdAsync(context.Environment.CloudName, id, cancellationToken) ?? throw DamException.NotFound(id), cancellationToken);
    }

    private async Task<IActionResult> Answer(WireContext context, Asset asset, CancellationToken cancellationToken)
    {
        context.Caller.Demand(FolderPermission.View, asset.Folder);
        var request = context.Request;
        var parts = (request.Flag("colors") is true ? ProbeParts.Colors : 0)
            | (request.Flag("phash") is true ? ProbeParts.PerceptualHash : 0)
            | (request.Flag("image_metadata") is true || request.Flag("media_metadata") is true || request.Flag("exif") is true ? ProbeParts.Metadata : 0);
        var results = parts == 0 ? null : await catalog.ResultsAsync(asset, cancellationToken);
        var body = context.AssetBody().Details(asset, results, parts);
        if (request.Flag("faces") is true)
        {
            StatedBody.AddFaces(body, asset);
        }

        if (request.Flag("coordinates") is true)
        {
            StatedBody.AddCoordinates(body, asset);
        }

        var take = (int)Math.Min(request.Integer("max_results", least: 1) ?? 10, 500);
        var urls = context.AssetUrls();
        body["derived"] = new JsonArray([.. (await derived.ListAsync(asset, take, cancellationToken)).Select(entry => new JsonObject
        {
            ["transformation"] = entry.Transformation,
            ["format"] = entry.Format,
            ["bytes"] = entry.SizeInBytes,
            ["id"] = entry.Id,
            ["url"] = urls.Plain(asset, entry.Transformation, entry.Format),
            ["secure_url"] = urls.Secure(asset, entry.Transformation, entry.Format),
        })]);
        return new WireResult(body);
    }
}
