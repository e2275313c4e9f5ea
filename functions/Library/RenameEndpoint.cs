using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Library;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Library;

/// <summary>Other names for assets.</summary>
internal sealed class RenameEndpoint(RenameAsset rename)
{
    /// <summary><c>context</c> and <c>metadata</c> are flags here: whether the answer has them. It always has the tags.</summary>
    public async Task<IActionResult> Rename(WireContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var asset = await rename.ExecuteAsync(
            context.Caller,
            context.Environment,
            context.AssetKey(request.Required("from_public_id")),
            request.Required("to_public_id"),
            request.Text("to_type"),
            request.Flag("overwrite") is true,
            cancellationToken);
        return new WireResult(new ListedShape(context) { AlwaysTags = true }.Of(asset));
    }
}
