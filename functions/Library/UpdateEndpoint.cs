using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Functions.Upload;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Library;

/// <summary>What changes one asset that is there, by its public id or its asset id.</summary>
internal sealed class UpdateEndpoint(UpdateAsset update, Catalog catalog, AskedResults results)
{
    public Task<IActionResult> ByPublicId(WireContext context, CancellationToken cancellationToken)
    {
        var key = context.AssetKey(context.Value("public_id"));
        return UpdateAsync(context, () => catalog.FindAsync(key, cancellationToken), key.PublicId, cancellationToken);
    }

    public Task<IActionResult> ByAssetId(WireContext context, CancellationToken cancellationToken)
    {
        var id = context.Value("asset_id");
        return UpdateAsync(context, () => catalog.FindByIdAsync(context.Environment.CloudName, id, cancellationToken), id, cancellationToken);
    }

    private async Task<IActionResult> UpdateAsync(WireContext context, Func<Task<Asset?>> find, string id, CancellationToken cancellationToken)
    {
        var asset = await update.ExecuteAsync(
            context.Caller, context.Environment, find, AssetUpdate.From(UploadParameters.Of(context.Request)), cancellationToken) ?? throw DamException.NotFound(id);
        return new WireResult(await results.DetailsAsync(context, asset, cancellationToken));
    }
}
