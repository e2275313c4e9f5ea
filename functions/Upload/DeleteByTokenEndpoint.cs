using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Library;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Upload;

/// <summary>POST delete_by_token, for pages that have no other credential.</summary>
internal sealed class DeleteByTokenEndpoint(DeleteTokens tokens)
{
    public async Task<IActionResult> Delete(WireContext context, CancellationToken cancellationToken)
    {
        var gone = await tokens.RedeemAsync(context.Environment.CloudName, context.Request.Required("token"), cancellationToken);
        return new WireResult(new { Result = gone is null ? "not found" : "ok" });
    }
}
