using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Pictures;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Pictures;

/// <summary>POST image/explode.</summary>
internal sealed class ExplodeEndpoint(ExplodeAsset explode)
{
    public async Task<IActionResult> Explode(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var key = new AssetKey(context.Environment.CloudName, ResourceType.Image, request.Text("type") ?? "upload", request.Required("public_id"));
        var batch = await explode.ExecuteAsync(context.Caller, key, request.Required("transformation"), request.Text("format"), cancellationToken);
        return new WireResult(new { Status = "processing", BatchId = batch.Id });
    }
}
